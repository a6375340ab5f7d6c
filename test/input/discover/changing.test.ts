import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.ts';
import { defaultConfig } from '../../../src/config/config.ts';
import { lint } from '../../../src/lint.ts';
import { testSuite } from '../../harness.ts';
import { withTree } from './tree.ts';

const listing = '{ "policies": [] }';

/** What is found in a directory whose second file is changed when the first one has been read. */
const findingsWhere = async (
  change: (path: string) => void,
  names: readonly [first: string, second: string] = ['a.json', 'b.json'],
): Promise<unknown> => {
  let found: unknown;
  await withTree(Object.fromEntries(names.map((name) => [name, listing])), async (root) => {
    let isChanged = false;
    const { report, stopped } = await lint({
      paths: ['.'],
      cwd: root,
      config: defaultConfig(rules),
      rules,
      now: new Date(0),
      strict: false,
      allowOutside: false,
      progress: () => {
        if (isChanged) return;
        isChanged = true;
        const path = join(root, names[1]);
        rmSync(path);
        change(path);
      },
    });
    found = [stopped, ...report.findings.map(({ rule, message }) => `${rule}: ${message}`)];
  });
  return found;
};

const refusal = (why: string): readonly unknown[] => [true, `unreadable-file: \`b.json\` cannot be read: ${why}`];

testSuite('a directory that changes while it is read', (test) => {
  test('a file that is gone', async () =>
    assert.equal(await findingsWhere(() => {}), refusal('there is no such file')));

  test('a file that is a directory by now', async () =>
    assert.equal(await findingsWhere((path) => mkdirSync(path)), refusal('it is a directory, not a file')));

  if (process.platform !== 'win32') {
    test('a file that is a link to itself by now', async () =>
      assert.equal(
        await findingsWhere((path) => symlinkSync('b.json', path)),
        refusal('its symbolic links lead back to themselves'),
      ));

    test('a file that is a pipe by now, to which nobody writes', async () =>
      assert.equal(
        await findingsWhere((path) => void execFileSync('mkfifo', [path])),
        refusal('it is a pipe, not a file: pipe into `iamlint lint -` instead'),
      ));
  }
});
