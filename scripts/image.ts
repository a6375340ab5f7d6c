import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { chmod, cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { replay, type Image } from './image/replay.ts';

/**
 * Checks the image that the Dockerfile makes, without a daemon: what it says is done below a folder of this machine, and what
 * comes out is looked at and run, as its user. It ends with 1 and the reason where the image is not as it has to be.
 */

/** A base image that is not given by its digest may be another tomorrow. */
const checkBases = ({ bases }: Image): void => {
  for (const base of bases) assert.match(base, /@\$\{NODE_DIGEST\}$/, `the base \`${base}\` is not pinned by a digest`);
};

/** Numeric, since Kubernetes refuses a name where it has to be sure that it is not root. */
const userOf = ({ user }: Image): number => {
  const id = Number(/^(\d+)(?::\d+)?$/.exec(user)?.[1]);
  assert.ok(id > 0, `the user \`${user}\` is not a number other than that of root`);
  return id;
};

/** What only building needs, and what the user could change, has no place in it. Returns the number of files and bytes. */
const checkFiles = async ({ root }: Image): Promise<readonly [files: number, bytes: number]> => {
  let [files, bytes] = [0, 0];
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    assert.doesNotMatch(entry.name, /^(?:\.git|\.npmrc|node_modules|test)$/, `\`${entry.name}\` is in the image`);
    if (!entry.isFile()) continue;
    const { mode, size } = await stat(join(entry.parentPath, entry.name));
    assert.equal(mode & 0o022, 0, `\`${entry.name}\` may be written by others than root`);
    files += 1;
    bytes += size;
  }
  return [files, bytes];
};

const runIn = (
  { root, entrypoint: [command = '', ...words] }: Image,
  id: number,
  cwd: string,
  args: readonly string[],
) => {
  const path = [join(root, 'usr/local/bin'), dirname(process.execPath)].join(delimiter);
  return spawnSync(command, [...words, ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: `${path}${delimiter}/usr/bin${delimiter}/bin` },
    // Only root may become another user.
    ...(process.getuid?.() === 0 ? { uid: id, gid: id } : {}),
  });
};

const folder = await mkdtemp(join(tmpdir(), 'iamlint-image-'));
try {
  await chmod(folder, 0o755);
  const image = await replay(folder);
  checkBases(image);
  const id = userOf(image);
  const [files, bytes] = await checkFiles(image);
  // The checkout may lie where another user sees nothing.
  const work = join(folder, 'work');
  await cp('examples/broken-engine', work, { recursive: true });
  const version = runIn(image, id, work, ['--version']);
  const { version: expected }: { readonly version: string } = JSON.parse(await readFile('package.json', 'utf8'));
  assert.ok((version.stdout ?? '').includes(expected), version.stderr);
  const linted = runIn(image, id, work, ['lint']);
  assert.equal(linted.status, 1, `${linted.stdout}${linted.stderr}`);
  assert.match(linted.stdout, /engine-cannot-manage-groups/, linted.stderr);
  process.stdout.write(
    `the image adds ${files} files, ${(bytes / 1e6).toFixed(1)} MB; it answers and lints as user ${id}\n`,
  );
} finally {
  await rm(folder, { recursive: true });
}
