import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { candidatesFor } from '../../src/cli/candidates.ts';
import { completionScripts } from '../../src/cli/completion-scripts.ts';
import { commandNames } from '../../src/cli/commands.ts';
import { testSuite } from '../harness.ts';
import { command, fakeRules, inFolder } from './command.ts';

const names = { rules: fakeRules, formats: ['pretty', 'json'], catalogue: createCatalogue() };

const wordsFor = (...typed: readonly string[]): readonly string[] =>
  candidatesFor(typed, names).words.map(({ word }) => word);

/** Some of the words that may stand at the end of a line, and some that may not; and whether files may. */
const cases: readonly (readonly [
  typed: readonly string[],
  some: readonly string[],
  none: readonly string[],
  files: boolean,
])[] = [
  [[''], [...commandNames, 'help'], ['--format'], true],
  [['lint', ''], [], ['lint'], true],
  [['lint', '--'], ['--format', '--fail-on', '--baseline'], ['--prune'], false],
  [['-'], ['--format'], ['--prune'], false],
  [['baseline', '--p'], ['--prune', '--preset'], ['--format'], false],
  [['lint', '--fail-on', ''], ['error', 'never'], [], false],
  [['lint', '--fail-on', '=', 'er'], ['error'], [], false],
  [['lint', '--fail-on', '='], ['error'], [], false],
  [['lint', '--fail-on=er'], ['--fail-on=error'], [], false],
  [['lint', '-r', ''], ['idle-key'], [], false],
  [['lint', '--format', ''], ['pretty', 'json'], [], false],
  [['rules', '--format', ''], ['table', 'json'], ['pretty'], false],
  [['lint', '--config', ''], [], ['lint'], true],
  [['lint', '--max-warnings', ''], [], [], false],
  [['explain', ''], ['idle-key', 'syntax-error'], [], false],
  [['explain', 'idle-key', ''], [], ['idle-key'], false],
  [['roles', ''], ['kms', 'secrets-manager'], [], false],
  [['roles', 'kms', ''], ['Manager', 'Editor'], ['kms'], false],
  [['roles', '--format', 'json', 'kms', ''], ['Manager'], ['kms'], false],
  [['roles', 'nothing', ''], [], [], false],
  [['can', ''], [], ['kms'], false],
  [['can', 'ci', ''], ['kms', 'secrets-manager'], ['on'], false],
  [['can', 'ci', 'kms.sec'], ['kms.secrets.list'], ['kms'], false],
  [['can', 'ci', 'kms.secrets.list', ''], ['on'], ['kms'], false],
  [['can', 'ci', 'kms.secrets.list', 'on', ''], ['kms'], ['on'], false],
  [['can', 'ci', '--in', ''], [], ['kms'], true],
  [['who-can', ''], ['kms'], ['on'], false],
  [['test', ''], [], ['on'], true],
  [['catalogue', ''], ['status', 'update'], [], false],
  [['catalogue', 'update', ''], [], [], true],
  [['catalogue', 'update', '--service', ''], ['kms'], [], false],
  [['suppress', ''], [], [], false],
  [['suppress', '0123', ''], [], [], true],
  [['help', ''], [...commandNames], ['help'], false],
  [['completions', ''], ['bash', 'powershell'], ['words'], false],
];

const isThere = (shell: string): boolean => spawnSync(shell, ['--version']).error === undefined;

/** Runs a script of a shell in a folder with an \`iamlint\` that answers two roles and says what it was asked. */
const inShell = (shell: string, flags: readonly string[], script: string): Promise<string> =>
  inFolder({ 'some file.json': '' }, async (folder) => {
    const answer =
      '#!/bin/sh\necho "$*" >> asked\nprintf "Manager\\tall of it\\nKey Manager\\tkeys: few\\n:files\\n"\n';
    writeFileSync(join(folder, 'iamlint'), answer);
    chmodSync(join(folder, 'iamlint'), 0o755);
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}`, LC_ALL: 'C' };
    const { stdout, stderr } = spawnSync(shell, [...flags, `${script}\ncat asked`], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return `${stdout}${stderr}`;
  });

testSuite('cli: completions', (test) => {
  for (const [typed, some, none, files] of cases) {
    test(`iamlint ${typed.join(' ')}⇥`, () => {
      const words = wordsFor(...typed);
      assert.equal(
        some.filter((word) => !words.includes(word)),
        [],
      );
      assert.equal(
        none.filter((word) => words.includes(word)),
        [],
      );
      assert.is(candidatesFor(typed, names).files, files);
    });
  }

  test('the command prints words with what they mean, and says where files may stand', async () => {
    const { code, out } = await command(['completions', 'words', '--', 'explain', '']);
    assert.is(code, 0);
    assert.match(out, 'idle-key\ta key was not used for long\n');
    assert.match((await command(['completions', 'words', '--', 'lint', ''])).out, /^:files\n$/);
  });

  for (const shell of ['bash', 'zsh', 'fish', 'powershell'] as const) {
    test(`the script of ${shell} is printed`, async () => {
      const { code, out } = await command(['completions', shell]);
      assert.equal([code, out], [0, completionScripts[shell]]);
    });
  }

  test('another shell is refused', async () => {
    const { code, err } = await command(['completions', 'bsh']);
    assert.is(code, 2);
    assert.match(err, 'there are no completions for `bsh`');
  });

  test('bash completes words with blanks in them, and files', async () => {
    if (!isThere('bash')) return void process.stdout.write('skipped: there is no bash\n');
    const complete = (current: string): string =>
      `${completionScripts.bash}\nCOMP_WORDS=(iamlint roles kms ${current})\nCOMP_CWORD=3\n_iamlint\nprintf '%s|' "\${COMPREPLY[@]}"\necho`;
    const [words = '', asked] = (await inShell('bash', ['--norc', '-c'], complete("''"))).split('\n');
    assert.equal(words.split('|').toSorted(), ['', 'Key\\ Manager', 'Manager', 'asked', 'iamlint', 'some file.json']);
    assert.is(asked, 'completions words -- roles kms ');
    assert.is(
      await inShell('bash', ['--norc', '-c'], complete('Ke')),
      'Key\\ Manager|\ncompletions words -- roles kms Ke\n',
    );
  });

  for (const [shell, ...flags] of [
    ['zsh', '-n'],
    ['fish', '--no-execute'],
    ['bash', '-n'],
  ] as const) {
    test(`${shell} can read its script`, () => {
      if (!isThere(shell)) return void process.stdout.write(`skipped: there is no ${shell}\n`);
      const { stderr, status } = spawnSync(shell, flags, {
        input: completionScripts[shell],
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      });
      assert.equal([stderr, status], ['', 0]);
    });
  }
});
