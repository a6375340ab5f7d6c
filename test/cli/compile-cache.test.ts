import { chmod, mkdir, mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { folderForCode } from '../../src/cli/compile-cache.ts';
import { testSuite } from '../harness.ts';

const inFolder = async (run: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'iamlint compile ')));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const folderIn = (caches: string): string =>
  folderForCode({ env: { XDG_CACHE_HOME: caches }, platform: 'linux', home: () => '/nowhere' });

testSuite('the folder for compiled code', (test) => {
  test('is the user’s alone', () =>
    inFolder(async (folder) => {
      const made = folderIn(join(folder, 'a', 'b'));
      assert.is(made, join(folder, 'a', 'b', 'iamlint'));
      assert.is((await stat(made)).mode & 0o777, 0o700);
      assert.is(folderIn(join(folder, 'a', 'b')), made);
    }));

  test('is where the system keeps such things', () =>
    inFolder(async (home) => {
      const at = (platform: NodeJS.Platform, env: Readonly<Record<string, string>> = {}): string =>
        folderForCode({ env, platform, home: () => home });
      assert.is(at('linux'), join(home, '.cache', 'iamlint'));
      assert.is(at('linux', { XDG_CACHE_HOME: '' }), join(home, '.cache', 'iamlint'));
      assert.is(at('linux', { XDG_CACHE_HOME: 'relative' }), join(home, '.cache', 'iamlint'));
      assert.is(at('darwin'), join(home, 'Library', 'Caches', 'iamlint'));
      assert.is(at('win32', { LOCALAPPDATA: join(home, 'Local') }), join(home, 'Local', 'iamlint'));
    }));

  test('is none that others may write to', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'iamlint'));
      await chmod(join(folder, 'iamlint'), 0o777);
      assert.throws(() => folderIn(folder), /others may write/);
    }));

  test('lies in none that others may write to', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'open'));
      await chmod(join(folder, 'open'), 0o777);
      assert.throws(() => folderIn(join(folder, 'open')), /others may write/);
      assert.throws(() => folderIn(join(folder, 'open', 'below')), /others may write/);
    }));

  test('is no symbolic link', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'elsewhere'));
      await symlink(join(folder, 'elsewhere'), join(folder, 'iamlint'));
      assert.throws(() => folderIn(folder), /others may write/);
    }));
});
