import { readFile } from 'node:fs/promises';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { wordConfigError } from '../../src/config/error.ts';
import { loadConfig } from '../../src/config/load.ts';
import { defaultLimits, limitsOf, limitTable } from '../../src/source/limits.ts';
import { inFolder } from '../cli/command.ts';
import { testSuite } from '../harness.ts';

const loaded = (text: string): ReturnType<typeof loadConfig> =>
  inFolder({ '.git/HEAD': '', '.iamlintrc.yaml': text }, (cwd) => loadConfig({ cwd, rules }));

const between = 'a limit can be raised, and not lowered: this one is between 10000 and 1000000';

testSuite('source/limits', (test) => {
  test('docs/limits.md has each with its default and its reason', async () => {
    const page = (await readFile('docs/limits.md', 'utf8')).replaceAll(/ +/g, ' ');
    for (const [name, { atMost, what, why }] of Object.entries(limitTable))
      assert.match(page, `| \`${name}\` | ${atMost.toLocaleString('en-GB')} | ${what} | ${why} |`);
  });

  test('a limit is raised, and never lowered', () => {
    assert.equal(
      limitsOf((name) => (name === 'accounts' ? 2000 : 1)),
      { ...defaultLimits, accounts: 2000 },
    );
  });

  test('a config raises limits', async () => {
    const found = await loaded('limits: { yaml_documents: 20000 }');
    assert.equal('config' in found && found.config.limits, { ...defaultLimits, yaml_documents: 20_000 });
  });

  for (const wrong of ['9999', '0', '-1', '1000001'])
    test(`${wrong} is refused`, async () => {
      const found = await loaded(`limits: { yaml_documents: ${wrong} }`);
      assert.equal('errors' in found && found.errors.map(wordConfigError), [`.iamlintrc.yaml:1:27: ${between}`]);
    });

  test('a limit is not turned off', async () => {
    const found = await loaded('limits: { yaml_documents: off }');
    assert.is('errors' in found && found.errors.length, 1);
  });
});
