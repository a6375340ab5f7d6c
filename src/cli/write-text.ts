import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { codeOf, isSystemError } from '../input/discover/reason.ts';
import { inParts } from './in-parts.ts';

/** What the system's error codes mean, for those a person meets. */
const meanings: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EEXIST: 'it already exists',
  EISDIR: 'it is a directory',
  ENOENT: 'there is no such directory',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EPERM: 'the operating system does not allow it',
  EROFS: 'the file system is read-only',
};

/** Why the system refuses to write, in words. */
export const whyNotWritten = (code: string): string => meanings[code] ?? code;

/** What a file is, with or without following a link; undefined where nothing is there. */
const stats = (path: string) => statSync(path, { throwIfNoEntry: false });

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** Where the system keeps devices, and what stands for open files: links among them are its own. */
const isOfTheSystem = (path: string): boolean => /^\/(?:dev|proc)\//.test(path);

/** A terminal, a pipe, a device, or what stands for an open file: written to, and never replaced. */
const isStream = (path: string): boolean => {
  const found = stats(path);
  return isOfTheSystem(path) || (found !== undefined && !found.isFile() && !found.isDirectory());
};

/** Whether a real path lies below a directory, by the directory's own real path. */
const liesBelow = (real: string, directory: string): boolean => {
  const above = realpathSync(directory);
  return real.startsWith(above.endsWith(sep) ? above : `${above}${sep}`);
};

/** Where a link leads, if that is a file in its own directory or below it. */
const insideOf = (link: string): string | undefined => {
  if (!existsSync(link)) return undefined;
  const real = realpathSync(link);
  return liesBelow(real, dirname(link)) ? real : undefined;
};

/**
 * Whether a path below the working directory leaves it by a directory that is a link: who gives a repository could have
 * `reports/` be any directory.
 */
const leaves = (path: string, cwd: string): boolean => {
  const directory = dirname(path);
  if (!directory.startsWith(`${cwd}${sep}`) || !existsSync(directory)) return false;
  return !liesBelow(realpathSync(directory), cwd);
};

const isSameFile = (path: string, other: string): boolean => {
  const [one, two] = [stats(path), stats(other)];
  return one !== undefined && one.dev === two?.dev && one.ino === two.ino;
};

/** Puts a file in place of another in one step, so that whoever reads it has the old one or the new one. */
const putInPlace = (made: string, path: string, mode: 'write' | 'create'): void => {
  if (mode === 'write') return renameSync(made, path);
  // unlike a renamed file, a linked one never replaces what somebody has written in the meantime
  linkSync(made, path);
  unlinkSync(made);
};

/** Writes all of a text to what is open, does what is left to do, and closes it. */
const writeAll = (descriptor: number, text: Iterable<string>, last?: (descriptor: number) => void): void => {
  try {
    for (const part of inParts(text)) writeFileSync(descriptor, part);
    last?.(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** Writes a file beside another one, waits until the disk has it, and puts it in its place; leaves nothing behind if it fails. */
const replace = (path: string, text: Iterable<string>, mode: 'write' | 'create'): void => {
  const before = stats(path);
  if (before !== undefined && mode === 'write') accessSync(path, constants.W_OK);
  // In containers all runs have the same number, and one that was killed may have left its file.
  const unique = `${process.pid}.${process.hrtime.bigint().toString(36)}`;
  const made = join(dirname(path), `.${basename(path).slice(0, 200)}.${unique}.tmp`);
  const descriptor = openSync(made, 'wx', before === undefined ? 0o666 : before.mode & 0o777);
  try {
    writeAll(descriptor, text, fsyncSync);
    putInPlace(made, path, mode);
  } catch (error) {
    if (existsSync(made)) unlinkSync(made);
    throw error;
  }
};

/**
 * Writes a file, over what is there unless `create` is set; gives undefined, or the message that says why it could not.
 * What was there stays whole until all of the new text is written. A link is followed only within its directory, and
 * one among the directories only within `cwd`. Throws what is not the system's error.
 * @param inputs files that were read, none of which is written over
 */
export const writeText = async (
  file: string,
  cwd: string,
  text: Iterable<string>,
  mode: 'write' | 'create' = 'write',
  inputs: readonly string[] = [],
): Promise<string | undefined> => {
  const path = resolve(cwd, file);
  const refused = (why: string): string => `\`${file}\` cannot be written: ${why}`;
  try {
    if (leaves(path, cwd))
      return refused('a symbolic link on its way leads out of the working directory: name the directory itself');
    const target = !isOfTheSystem(path) && isLink(path) ? insideOf(path) : path;
    if (target === undefined) return refused('it is a symbolic link that leads out of its directory, or to nothing');
    if (isStream(target)) {
      writeAll(openSync(target, 'w'), text);
      return undefined;
    }
    if (stats(target)?.isDirectory() === true) return refused(whyNotWritten('EISDIR'));
    if (inputs.some((input) => isSameFile(target, resolve(cwd, input)))) return refused('it is an input of this run');
    replace(target, text, mode);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return refused(whyNotWritten(codeOf(error)));
  }
};
