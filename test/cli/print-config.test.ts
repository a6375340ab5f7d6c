import * as assert from 'uvu/assert';
import { loadConfig } from '../../src/config/load.ts';
import { testSuite } from '../harness.ts';
import { command, fakeRules } from './command.ts';

const parts = { loadConfig };

const files = {
  'base.yaml': 'extends: strict\nignore: [old/]\nlimits: { accounts: 2000 }\n',
  '.iamlintrc.yaml': `extends: ./base.yaml
include: [exports/]
ignore: [tmp/]
rules:
  engine-cannot-create-service-ids: [warning, { when: always }]
overrides:
  - files: [test/]
    rules: { idle-key: off }
suppressions:
  - { rule: idle-key, files: [a.json], reason: known }
`,
};

const printed = async (words: readonly string[], given: Readonly<Record<string, string>> = files) => {
  const { code, out, err, asked } = await command(['lint', '--print-config', ...words], { files: given, parts });
  assert.equal([code, err, asked], [0, '', undefined]);
  return JSON.parse(out);
};

/** The rules of the tests, without iamlint's own findings. */
const settingsIn = (config: { readonly rules: Readonly<Record<string, unknown>> }) =>
  Object.fromEntries(fakeRules.map(({ id }) => [id, config.rules[id]]));

testSuite('cli: --print-config', (test) => {
  test('the merged config, with who says what', async () => {
    const { rules, limits, ...config } = await printed([]);
    assert.equal(config, {
      configs: ['base.yaml', '.iamlintrc.yaml'],
      preset: 'strict',
      include: ['exports/'],
      ignore: ['old/', 'tmp/'],
      overrides: [{ files: ['test/'], rules: { 'idle-key': 'off' }, from: '.iamlintrc.yaml' }],
      catalogue: {},
      suppressions: [{ rule: 'idle-key', files: ['a.json'], reason: 'known', from: '.iamlintrc.yaml' }],
    });
    assert.is(limits.accounts, 2000);
    assert.ok(limits.yaml_bytes > 0);
    assert.equal(settingsIn({ rules }), {
      'engine-cannot-create-service-ids': {
        severity: 'warning',
        options: { when: 'always' },
        from: '.iamlintrc.yaml',
      },
      'idle-key': { severity: 'warning', from: 'preset strict' },
      'unnamed-group': { severity: 'off', from: 'default' },
    });
    assert.equal(rules['syntax-error'], { severity: 'error', from: 'default' });
  });

  test('with a path, as it applies to that file', async () => {
    const inTest = await printed(['test/deep/a.json']);
    assert.equal([inTest.file, inTest.overrides.length], ['test/deep/a.json', 1]);
    assert.equal(inTest.rules['idle-key'], { severity: 'off', from: '.iamlintrc.yaml, overrides' });
    const elsewhere = await printed(['./prod/a.json']);
    assert.equal([elsewhere.file, elsewhere.overrides.length], ['prod/a.json', 0]);
    assert.equal(elsewhere.rules['idle-key'], { severity: 'warning', from: 'preset strict' });
  });

  test('flags are in it', async () => {
    const config = await printed(['--preset', 'all', '--rule', 'idle-key', '--ignore', 'more/']);
    assert.equal([config.preset, config.ignore], ['all', ['old/', 'tmp/', 'more/']]);
    assert.equal(config.rules['unnamed-group'], { severity: 'info', from: 'preset all' });
    const forced = await printed(['--rule', 'unnamed-group'], {});
    assert.equal(forced.rules['unnamed-group'], { severity: 'info', from: '--rule' });
  });

  test('without a config, and with none wanted', async () => {
    for (const config of [await printed([], {}), await printed(['--no-config'])]) {
      assert.equal([config.configs, config.preset, config.overrides], [[], 'recommended', []]);
      assert.equal(settingsIn(config), {
        'engine-cannot-create-service-ids': { severity: 'error', from: 'preset recommended' },
        'idle-key': { severity: 'off', from: 'default' },
        'unnamed-group': { severity: 'off', from: 'default' },
      });
    }
  });

  test('what is invisible is shown', async () => {
    const config = await printed([], { '.iamlintrc.json': '{ "ignore": ["a\\u202eb"] }' });
    assert.equal(config.ignore, ['a\\u{202e}b']);
  });

  test('a wrong config is told, and two wishes or two files are refused', async () => {
    const wrong = await command(['lint', '--print-config'], { files: { '.iamlintrc': 'extend: all' }, parts });
    assert.equal([wrong.code, wrong.out], [2, '']);
    assert.match(wrong.err, '.iamlintrc:1:1: ');
    const both = await command(['lint', '--print-config', '--list-files']);
    assert.match(both.err, '`--list-files` and `--print-config` cannot be used together');
    const two = await command(['lint', '--print-config', 'a.json', 'b.json']);
    assert.match(two.err, '`--print-config` shows the config for one file');
  });
});
