import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { leading, program } from './command.ts';

/**
 * A scenario is a folder: `command` holds the arguments of iamlint, a line each, run in the folder `in` (else in
 * `command`'s own); `stdin`, if there, is standard input; `expected.txt` is the exit code and both outputs.
 * `UPDATE_EXPECTED=1` writes it anew: read the difference before it is committed.
 */
const root = 'test/scenarios';
const scenarios = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory());

const section = (name: string, text: string): string => (text === '' ? '' : `--- ${name}\n${text}`);

/** How many rules there are changes with each new one, and says nothing of the scenario. */
const withoutCounts = (text: string): string =>
  text.replace(/\d+ of \d+ rules ran/, 'N of N rules ran').replace(/("on"|"of"): \d+/g, '$1: 0');

const run = (folder: string): string => {
  const args = readFileSync(join(folder, 'command'), 'utf8').trimEnd().split('\n');
  const inner = join(folder, 'in');
  const stdin = join(folder, 'stdin');
  const { status, stdout, stderr } = spawnSync(program, [...leading, ...args], {
    cwd: existsSync(inner) ? inner : folder,
    encoding: 'utf8',
    input: existsSync(stdin) ? readFileSync(stdin) : '',
    env: { PATH: process.env['PATH'], TZ: 'UTC' },
  });
  return `exit ${status}\n${section('stdout', withoutCounts(stdout))}${section('stderr', stderr)}`;
};

testSuite('scenarios', (test) => {
  for (const name of scenarios) {
    test(name.replaceAll('-', ' '), () => {
      const folder = join(root, name);
      const expected = join(folder, 'expected.txt');
      const got = run(folder);
      if (process.env['UPDATE_EXPECTED'] === '1') writeFileSync(expected, got);
      assert.fixture(got, readFileSync(expected, 'utf8'));
    });
  }
});
