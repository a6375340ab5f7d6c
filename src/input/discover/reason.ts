/** The code of a file system error, `ENOENT` for instance; `unknown` for anything else. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** True for an error that the system gave, and not iamlint's own code. */
export const isSystemError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && 'syscall' in error;

/** The code of a file that became shorter while it was read; the system has none. */
export const shortened = 'IAMLINT_SHORTENED';

/** The code of a file that has another size than before it was read. */
export const changed = 'IAMLINT_CHANGED';

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'it is a directory, not a file'],
  ['ELOOP', 'its symbolic links lead back to themselves'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ENXIO', 'it is a device or a socket, not a file'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  [shortened, 'it became shorter while it was read'],
  [changed, 'it changed while it was read'],
  ['EAGAIN', 'standard input is a terminal: pipe something into it'],
]);

/** Why a path cannot be read, in words. */
export const reasonOf = (code: string): string => reasons.get(code) ?? `the operating system reports \`${code}\``;
