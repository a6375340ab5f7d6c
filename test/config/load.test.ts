import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { Config } from '../../src/config/config.ts';
import { wordConfigError } from '../../src/config/error.ts';
import { loadConfig } from '../../src/config/load.ts';
import { fakeRules, inFolder } from '../cli/command.ts';
import { testSuite } from '../harness.ts';

type Files = Readonly<Record<string, string>>;

/** Loads the config of a directory that holds some files; `.git` keeps the search inside it. */
const load = (files: Files, more: { readonly explicitPath?: string; readonly below?: string } = {}) =>
  inFolder({ '.git/HEAD': '', ...files }, (folder) =>
    loadConfig({ cwd: join(folder, more.below ?? ''), explicitPath: more.explicitPath, rules: fakeRules }),
  );

const loaded = async (...request: Parameters<typeof load>): Promise<Config> => {
  const result = await load(...request);
  if ('errors' in result) throw new Error(result.errors.map(wordConfigError).join('\n'));
  return result.config;
};

const severitiesOf = (config: Config, file?: string): string =>
  ['engine-cannot-create-service-ids', 'idle-key', 'unnamed-group']
    .map((id) => config.rules(id, file).severity)
    .join(' ');

/** The severities of the three rules: one of the preset `recommended`, one of `strict`, one of `all`. */
const severities: readonly (readonly [title: string, Files, expected: string])[] = [
  ['no config', {}, 'error off off'],
  ['an empty config', { '.iamlintrc': '' }, 'error off off'],
  ['a config of comments', { '.iamlintrc.yaml': '# extends: all\n---\n# nothing\n' }, 'error off off'],
  ['recommended', { '.iamlintrc': 'extends: recommended' }, 'error off off'],
  ['strict', { '.iamlintrc': 'extends: strict' }, 'error warning off'],
  ['all', { '.iamlintrc': 'extends: [all]' }, 'error warning info'],
  ['nothing to begin with', { '.iamlintrc': 'extends: []' }, 'off off off'],
  ['a rule turned on', { '.iamlintrc': 'rules: { unnamed-group: error }' }, 'error off error'],
  ['a rule turned off', { '.iamlintrc': 'extends: strict\nrules: { idle-key: off }' }, 'error off off'],
  [
    'another config',
    { '.iamlintrc': 'extends: ./base.yaml', 'base.yaml': 'rules: { idle-key: info }' },
    'error info off',
  ],
  [
    'another config, in another directory, that begins with a preset',
    {
      '.iamlintrc': 'extends: shared/base.json',
      'shared/base.json': '{"extends":"../top.yaml"}',
      'top.yaml': 'extends: all',
    },
    'error warning info',
  ],
  [
    'two configs, the later wins',
    {
      '.iamlintrc': 'extends: [./a.yaml, ./b.yaml]',
      'a.yaml': 'rules: { idle-key: error, unnamed-group: error }',
      'b.yaml': 'rules: { idle-key: info }',
    },
    'error info error',
  ],
  [
    'one config by two ways',
    {
      '.iamlintrc': 'extends: [./a.yaml, ./b.yaml]',
      'a.yaml': 'extends: ./top.yaml',
      'b.yaml': 'extends: ./top.yaml',
      'top.yaml': 'extends: all',
    },
    'error warning info',
  ],
  ['package.json', { 'package.json': '{"name":"x","iamlint":{"extends":"all"}}' }, 'error warning info'],
];

/** Configs that are wrong, with all that is said of them. */
const wrong: readonly (readonly [title: string, Files, errors: readonly string[], explicitPath?: string])[] = [
  ['no file', {}, ['no.yaml: cannot be read: there is no such file'], 'no.yaml'],
  ['a directory', { 'conf/x': '' }, ['conf: cannot be read: it is a directory'], 'conf'],
  ['no property', { 'package.json': '{}' }, ['package.json: this file has no property `iamlint`'], 'package.json'],
  [
    'broken JSON',
    { '.iamlintrc.json': '{"rules":\n  {' },
    ['.iamlintrc.json:2:3: the text ends before a `{` is closed: it looks cut off'],
  ],
  [
    'a key given twice',
    { '.iamlintrc.yaml': 'include: [a]\ninclude: [b]\n' },
    ['.iamlintrc.yaml:2:1: this key occurs twice in one mapping, and only one of the two counts: delete or rename one'],
  ],
  ['a text', { '.iamlintrc': '\nstrict' }, ['.iamlintrc:2:1: a config is a mapping, such as `extends: strict`']],
  [
    'a property that is a list',
    { 'package.json': '{\n  "iamlint": []\n}' },
    ['package.json:2:14: a config is a mapping, such as `extends: strict`'],
  ],
  [
    'two documents',
    { '.iamlintrc': 'extends: all\n---\nextends: all' },
    ['.iamlintrc:1:1: a config is one YAML document, but this file has several'],
  ],
  [
    'a misspelled rule',
    { '.iamlintrc': 'rules:\n  idle-keys: off' },
    ['.iamlintrc:2:3: there is no rule `idle-keys`; did you mean `idle-key`?'],
  ],
  [
    'a rule unlike any',
    { '.iamlintrc': 'rules:\n  zzz: off' },
    ['.iamlintrc:2:3: there is no rule `zzz`; `iamlint rules` lists them'],
  ],
  [
    'a dozen rules unlike any: ten are told',
    { '.iamlintrc': `rules:\n${'abcdefghijkl'.replace(/./g, '  zz$&: off\n')}` },
    [
      ...Array.from(
        'abcdefghij',
        (letter, nth) => `.iamlintrc:${nth + 2}:3: there is no rule \`zz${letter}\`; \`iamlint rules\` lists them`,
      ),
      '.iamlintrc:12:3: 2 more faults of this config',
    ],
  ],
  [
    'more patterns than anybody writes',
    { '.iamlintrc': `ignore: [${'a,'.repeat(1001)}]` },
    ['.iamlintrc:1:1: more than 1,000 patterns: each file is held against each, so name directories'],
  ],
  [
    'more configs to extend than anybody has',
    { '.iamlintrc': `extends: [${'all,'.repeat(101)}]` },
    ['.iamlintrc:1:1: a config extends 100 others at most'],
  ],
  [
    'a rule of a hostile name',
    { '.iamlintrc': '{"rules":{"__proto__":"off"}}' },
    ['.iamlintrc:1:11: there is no rule `__proto__`; `iamlint rules` lists them'],
  ],
  [
    'a rule misspelled in package.json',
    { 'package.json': '{ "iamlint": { "rules": {\n  "idle-keys": "off" } } }' },
    ['package.json:2:3: there is no rule `idle-keys`; did you mean `idle-key`?'],
  ],
  [
    'a rule misspelled in an override',
    { '.iamlintrc': 'overrides:\n  - files: [a]\n    rules: { idle-keys: off }' },
    ['.iamlintrc:3:14: there is no rule `idle-keys`; did you mean `idle-key`?'],
  ],
  [
    'own findings that cannot be set',
    { '.iamlintrc': 'rules:\n  syntax-error: off\noverrides:\n  - files: [a]\n    rules: { rule-failed: warning }' },
    [
      '.iamlintrc:2:3: `syntax-error` cannot be set: it means that a part of the input was not checked',
      '.iamlintrc:5:14: `rule-failed` cannot be set: it means that a part of the input was not checked',
    ],
  ],
  [
    'an unknown key',
    { '.iamlintrc': 'ingore: [a]' },
    ['.iamlintrc:1:1: there is no field `ingore` here: did you mean `ignore`?'],
  ],
  ['a key unlike any', { '.iamlintrc': 'plugins: [a]' }, ['.iamlintrc:1:1: there is no field `plugins` here']],
  [
    'an import',
    { '.iamlintrc.json': '{"$import":"./a.js"}', 'a.js': 'throw 1' },
    ['.iamlintrc.json:1:2: there is no field `$import` here'],
  ],
  [
    'a preset of a wrong type',
    { '.iamlintrc': 'extends: 3' },
    ['.iamlintrc:1:10: `extends` is a number, but should be a text or a list'],
  ],
  [
    'presets of a wrong type',
    { '.iamlintrc': 'extends: [strict, 3]' },
    ['.iamlintrc:1:19: item 1 of `extends` is a number, but should be a text'],
  ],
  [
    'rules in a list',
    { '.iamlintrc': 'rules: [idle-key]' },
    ['.iamlintrc:1:8: `rules` is a list, but should be a mapping'],
  ],
  [
    'a text to include',
    { '.iamlintrc': 'include: exports' },
    ['.iamlintrc:1:10: `include` is a text, but should be a list'],
  ],
  ['nothing to ignore', { '.iamlintrc': 'ignore: [""]' }, ['.iamlintrc:1:10: a pattern cannot be empty']],
  [
    'an override without files',
    { '.iamlintrc': 'overrides:\n  - rules: {}' },
    ['.iamlintrc:2:5: item 0 of `overrides` needs `files`'],
  ],
  [
    'an override of no files',
    { '.iamlintrc': 'overrides:\n  - { files: [], rules: {} }' },
    ['.iamlintrc:2:14: `files` needs a pattern'],
  ],
  [
    'a pattern that takes hours',
    { '.iamlintrc': 'ignore: [a, "*a*a*a*a*a*b"]' },
    ['.iamlintrc:1:13: this pattern has too many stars or braces: write several simpler ones'],
  ],
  [
    'a pattern that takes hours, in an override',
    { '.iamlintrc': 'overrides:\n  - files: ["{1..9}{1..9}{1..9}{1..9}"]\n    rules: {}' },
    ['.iamlintrc:2:13: this pattern has too many stars or braces: write several simpler ones'],
  ],
  [
    'addresses that are none',
    {
      '.iamlintrc':
        'catalogue:\n  secrets_manager:\n    ip_ranges:\n      us-south: { public: [192.0.2.0/33, 192.0.2.1, corp, "2001:db8::/129", "2001:db8::/32"] }',
    },
    [
      '.iamlintrc:4:28: this is neither an address nor a subnet, such as `192.0.2.0/24`',
      '.iamlintrc:4:53: this is neither an address nor a subnet, such as `192.0.2.0/24`',
      '.iamlintrc:4:59: this is neither an address nor a subnet, such as `192.0.2.0/24`',
    ],
  ],
  [
    'a misspelled severity',
    { '.iamlintrc': 'rules:\n  idle-key: wraning' },
    ['.iamlintrc:2:13: there is no severity `wraning`; did you mean `warning`?'],
  ],
  [
    'a severity unlike any',
    { '.iamlintrc': 'rules:\n  idle-key: [fatal]' },
    ['.iamlintrc:2:14: there is no severity `fatal`; a rule is `off`, `error`, `warning` or `info`'],
  ],
  [
    'a severity misspelled in an override',
    { '.iamlintrc': 'overrides: [{ files: [a], rules: { idle-key: errr } }]' },
    ['.iamlintrc:1:46: there is no severity `errr`; did you mean `error`?'],
  ],
  [
    'a severity of a wrong type',
    { '.iamlintrc': 'rules: { idle-key: false }' },
    ['.iamlintrc:1:20: a rule is set by a severity, or by `[severity, options]`'],
  ],
  [
    'a severity that is not there',
    { '.iamlintrc': 'rules: { idle-key: [] }' },
    ['.iamlintrc:1:20: a rule is set by a severity, or by `[severity, options]`'],
  ],
  [
    'options in an override',
    { '.iamlintrc': 'overrides: [{ files: [a], rules: { idle-key: [error, {}] } }]' },
    ['.iamlintrc:1:46: an override sets only a severity: options are the same for all files'],
  ],
  [
    'an unknown option',
    { '.iamlintrc': 'rules: { engine-cannot-create-service-ids: [error, { wen: always }] }' },
    ['.iamlintrc:1:54: there is no field `wen` here: did you mean `when`?'],
  ],
  [
    'a wrong value of an option',
    { '.iamlintrc': 'rules: { engine-cannot-create-service-ids: [error, { when: alwas }] }' },
    ['.iamlintrc:1:60: `when` is `alwas`: did you mean `always`?'],
  ],
  [
    'options that are none',
    { '.iamlintrc': 'rules: { engine-cannot-create-service-ids: [error, always] }' },
    ['.iamlintrc:1:52: item 1 of `engine-cannot-create-service-ids` is a text, but should be a mapping'],
  ],
  [
    'more than options',
    { '.iamlintrc': 'rules: { engine-cannot-create-service-ids: [error, {}, {}] }' },
    ['.iamlintrc:1:44: a rule is set by a severity, or by a list of a severity and options'],
  ],
  [
    'own findings with options',
    { '.iamlintrc': 'rules: { incomplete-export: [off, {}] }' },
    ['.iamlintrc:1:35: `incomplete-export` has no options'],
  ],
  [
    'a misspelled region of ranges',
    { '.iamlintrc': 'catalogue: { secrets_manager: { ip_ranges: { us-south: { pubic: [] } } } }' },
    ['.iamlintrc:1:58: there is no field `pubic` here: did you mean `public`?'],
  ],
  [
    'a role without its actions in a list',
    { '.iamlintrc': 'catalogue: { services: { kms: { roles: { Reader: { actions: kms.read } } } } }' },
    ['.iamlintrc:1:61: `actions` is a text, but should be a list'],
  ],
  [
    'options for a rule without',
    { '.iamlintrc': 'rules:\n  idle-key: [error, { days: 3 }]' },
    ['.iamlintrc:2:21: `idle-key` has no options'],
  ],
  [
    'a misspelled preset',
    { '.iamlintrc': 'extends: strct' },
    ['.iamlintrc:1:10: there is no preset `strct`; did you mean `strict`?'],
  ],
  [
    'a preset unlike any',
    { '.iamlintrc': 'extends: [all, base]' },
    ['.iamlintrc:1:16: there is no preset `base`; write `./base` for a file'],
  ],
  [
    'a config that is not there',
    { '.iamlintrc': 'extends:\n  - ./base.yaml' },
    ['.iamlintrc:2:5: `./base.yaml` cannot be read: there is no such file'],
  ],
  [
    'a package.json without the property',
    { '.iamlintrc': 'extends: ./package.json', 'package.json': '{}' },
    ['.iamlintrc:1:10: `./package.json` has no property `iamlint`'],
  ],
  [
    'one that extends itself',
    { '.iamlintrc': 'extends: ./.iamlintrc' },
    ['.iamlintrc:1:10: `./.iamlintrc` extends itself, directly or through other configs'],
  ],
  [
    'two that extend each other',
    { '.iamlintrc': 'extends: ./a.yaml', 'a.yaml': 'extends: [all, ./b.yaml]', 'b.yaml': 'extends: ./a.yaml' },
    ['b.yaml:1:10: `./a.yaml` extends itself, directly or through other configs'],
  ],
  [
    'a mistake in an extended config',
    { '.iamlintrc': 'extends: [./a.yaml, ./b.yaml]', 'a.yaml': 'rules: { zzz: off }', 'b.yaml': 'extends: al' },
    [
      'a.yaml:1:10: there is no rule `zzz`; `iamlint rules` lists them',
      'b.yaml:1:10: there is no preset `al`; did you mean `all`?',
    ],
  ],
];

testSuite('config/load', (test) => {
  for (const [title, files, expected] of severities) {
    test(`severities of ${title}`, async () => assert.is(severitiesOf(await loaded(files)), expected));
  }

  for (const [title, files, errors, explicitPath] of wrong) {
    test(`refuses ${title}`, async () => {
      const result = await load(files, explicitPath === undefined ? {} : { explicitPath });
      assert.ok('errors' in result);
      assert.equal(result.errors.map(wordConfigError), errors);
    });
  }

  test('own findings have their own severity until a config sets another', async () => {
    const config = await loaded({ '.iamlintrc': 'rules: { incomplete-export: off, unused-suppression: error }' });
    const ids = ['incomplete-export', 'unused-suppression', 'plaintext-api-key', 'syntax-error'];
    assert.equal(
      ids.map((id) => config.rules(id)),
      [
        { severity: 'off', chosen: true, options: undefined },
        { severity: 'error', chosen: true, options: undefined },
        { severity: 'error', chosen: false, options: undefined },
        { severity: 'error', chosen: false, options: undefined },
      ],
    );
  });

  test('options stay when a later config names only the severity', async () => {
    const config = await loaded({
      '.iamlintrc': 'extends: ./base.yaml\nrules: { engine-cannot-create-service-ids: warning }',
      'base.yaml': 'rules: { engine-cannot-create-service-ids: [error, { when: always }] }',
    });
    assert.equal(config.rules('engine-cannot-create-service-ids'), {
      severity: 'warning',
      chosen: true,
      options: { when: 'always' },
    });
  });

  test('overrides hold for findings in their files, the later over the earlier', async () => {
    const config = await loaded({
      '.iamlintrc': [
        'overrides:',
        '  - files: [sandbox, "!sandbox/prod.yaml"]',
        '    rules: { engine-cannot-create-service-ids: off, idle-key: info }',
        '  - files: ["./sandbox/**/*.{json,ndjson}"]',
        '    rules: { idle-key: error }',
      ].join('\n'),
    });
    assert.is(severitiesOf(config), 'error off off');
    assert.is(severitiesOf(config, 'prod.yaml'), 'error off off');
    assert.is(severitiesOf(config, 'sandbox/a/dev.yaml'), 'off info off');
    assert.is(severitiesOf(config, 'sandbox/dev.json'), 'off error off');
    assert.is(severitiesOf(config, 'dev.json'), 'error off off');
    assert.is(severitiesOf(config, '../other.json'), 'error off off');
    assert.is(severitiesOf(config, '<stdin>'), 'error off off');
    assert.equal(['idle-key', 'unnamed-group', 'nonsense'].map(config.isOn), [true, false, false]);
  });

  test('paths and patterns are relative to the config that was found, also those it extends', async () => {
    const config = await loaded(
      {
        '.iamlintrc':
          'extends: ./shared/base.yaml\ninclude: [iam/setup.yaml, "exports/*.json"]\nignore: [iam/old, "*.bak"]\noverrides: [{ files: [iam/dev.yaml], rules: { idle-key: info } }]',
        'shared/base.yaml': 'include: [lost]\nignore: [iam/older, other]',
        'iam/x': '',
      },
      { below: 'iam' },
    );
    assert.equal(config.include, ['../iam/setup.yaml', '../exports/*.json']);
    assert.equal(config.ignore, ['/older', '/**/other', '/old', '/**/*.bak']);
    assert.is(severitiesOf(config, 'dev.yaml'), 'error info off');
    assert.is(severitiesOf(config, 'iam/dev.yaml'), 'error off off');
  });

  test('a named config means the same as a found one', async () => {
    const config = await loaded(
      { 'conf/ci.yaml': 'include: [../iam]\nignore: [old]' },
      { explicitPath: 'conf/ci.yaml' },
    );
    assert.equal([config.include, config.ignore], [['conf/../iam'], ['/conf/**/old']]);
    assert.ok(config.path?.endsWith('/conf/ci.yaml'));
  });

  test('catalogues are merged', async () => {
    const config = await loaded({
      '.iamlintrc': JSON.stringify({
        extends: './base.yaml',
        catalogue: {
          services: { a: { roles: { Reader: { actions: ['a.read'], platform: false } } } },
          secrets_manager: { ip_ranges: { 'eu-de': { private: ['10.0.0.0/8'] } } },
        },
      }),
      'base.yaml': [
        'catalogue:',
        '  services: { a: { title: A, roles: { Reader: { id: crn }, Writer: {} } }, b: { covered_by: { all_iam_enabled: true } } }',
        '  secrets_manager: { ip_ranges: { eu-de: { public: [192.0.2.1] } } }',
      ].join('\n'),
    });
    assert.equal(config.catalogue, {
      services: {
        a: { title: 'A', roles: { Reader: { actions: ['a.read'], id: 'crn', platform: false }, Writer: {} } },
        b: { covered_by: { all_iam_enabled: true } },
      },
      secrets_manager: { ip_ranges: { 'eu-de': { public: ['192.0.2.1'], private: ['10.0.0.0/8'] } } },
    });
  });
});
