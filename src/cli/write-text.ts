import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf, isSystemError } from '../input/discover/reason.ts';

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

/**
 * Writes a file, over what is there unless `create` is set; gives undefined, or the message that says why it could not.
 * Throws what is not the system's error.
 */
export const writeText = async (
  file: string,
  cwd: string,
  text: string,
  mode: 'write' | 'create' = 'write',
): Promise<string | undefined> => {
  try {
    writeFileSync(resolve(cwd, file), text, { flag: mode === 'create' ? 'wx' : 'w' });
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return `\`${file}\` cannot be written: ${whyNotWritten(codeOf(error))}`;
  }
};
