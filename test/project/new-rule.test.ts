import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { readName } from '../../scripts/new-rule/name.ts';
import { runProcess, type Ended } from '../../scripts/run-process.ts';
import { testSuite } from '../harness.ts';

const refused: readonly (readonly [given: string | undefined, because: string])[] = [
  [undefined, 'name the rule as `category/id`, such as `policy/account-wide-administrator`'],
  ['policy', 'name the rule as `category/id`, such as `policy/account-wide-administrator`'],
  ['policy/too/deep', 'name the rule as `category/id`, such as `policy/account-wide-administrator`'],
  ['policy/../../elsewhere', 'name the rule as `category/id`, such as `policy/account-wide-administrator`'],
  [
    'hygiene/unused-access-group',
    'there is no category `hygiene`; there are engine, secret, policy, access, escalation, authorization, account, network, trust',
  ],
  ['policy/wide', '`wide` is no name for a rule: two words or more, in lower case, with hyphens between them'],
  ['policy/Too-Wide', '`Too-Wide` is no name for a rule: two words or more, in lower case, with hyphens between them'],
  [
    'policy/no-wide-roles',
    'name the problem, not the cure: `wide-roles` reads well after "ignore", `no-wide-roles` does not',
  ],
  ['policy/schema-error', "`schema-error` is reserved for iamlint's own stages"],
  ['policy/taken-already', 'there is a rule `taken-already` already; an id is unique over all categories'],
];

/** The parts of the repository that making a rule reads or writes, copied; the command runs with the copy's own scripts. */
const copyOfRepository = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'iamlint-new-rule-'));
  const parts = [
    'src',
    'rules',
    'schemas',
    'scripts',
    'test',
    'bench',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'docs',
    '.prettierrc.json',
    '.oxlintrc.json',
  ];
  await Promise.all(parts.map((part) => cp(part, join(folder, part), { recursive: true })));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
};

testSuite('a new rule', (test) => {
  for (const [given, because] of refused) {
    test(`is refused as ${given}`, () => assert.is(readName(given, ['taken-already']), because));
  }

  test('has files that compile, pass and are listed', async () => {
    const folder = await copyOfRepository();
    const run = (command: string, ...args: readonly string[]): Promise<Ended> =>
      runProcess('sh', ['-c', 'cd "$0" && exec "$@"', folder, command, ...args]);
    const script = (...args: readonly string[]): Promise<Ended> => run(process.execPath, '--import', 'tsx', ...args);

    const made = await script('scripts/new-rule.ts', 'policy/account-wide-example');
    assert.is(made.code, 0, made.output);
    assert.match(await readFile(join(folder, 'docs/rules.md'), 'utf8'), '](../rules/policy/account-wide-example.md)');
    const tested = await script('test/run.ts', 'account-wide-example');
    assert.is(tested.code, 0, tested.output);
    const files = made.output.split('\n').filter((line) => /^\S+$/.test(line));
    assert.is(files.length, 4);
    const sources = files.filter((file) => file.endsWith('.ts'));
    await writeFile(
      join(folder, 'tsconfig.new.json'),
      JSON.stringify({ extends: './tsconfig.json', include: ['src/**/*.d.ts'], files: sources }),
    );
    assert.equal(await run('node_modules/.bin/tsc', '-p', 'tsconfig.new.json'), { code: 0, output: '' });
    const formatted = await run('node_modules/.bin/prettier', '--check', ...files);
    assert.is(formatted.code, 0, formatted.output);
    const linted = await run('node_modules/.bin/oxlint', ...sources);
    assert.is(linted.code, 0, linted.output);
    await rm(folder, { recursive: true });
  });
});
