import { relative, sep } from 'node:path';

/** A path with forward slashes on every system. */
export const forward = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** What people see of a path: relative to the working directory, with forward slashes. */
export const nameOf = (path: string, cwd: string): string => forward(relative(cwd, path)) || '.';

/** True where `path` is `directory` or lies below it; both absolute. Links are not resolved. */
export const isWithin = (path: string, directory: string): boolean => {
  const from = relative(directory, path);
  // On another drive of Windows, `relative` gives an absolute path.
  return from !== '..' && !from.startsWith(`..${sep}`) && !/^(?:\/|[A-Za-z]:)/.test(from);
};
