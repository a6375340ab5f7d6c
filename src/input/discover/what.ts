import { realpathSync, statSync } from 'node:fs';
import { codeOf } from './reason.ts';

/** What stands at a path, links followed: something to read (`file`, special files too), a directory, nothing, or an error. */
export type What =
  | { readonly is: 'file' | 'directory'; readonly real: string; readonly regular: boolean }
  | { readonly is: 'missing' }
  | { readonly is: 'unreadable'; readonly code: string };

export const whatIsAt = (path: string): What => {
  try {
    const stats = statSync(path);
    const is = stats.isDirectory() ? 'directory' : 'file';
    // What a shell gives for `<(command)` is there without having a real path.
    return {
      is,
      real: stats.isFile() || is === 'directory' ? realpathSync.native(path) : path,
      regular: stats.isFile(),
    };
  } catch (error) {
    const code = codeOf(error);
    // A path with a NUL character names no file.
    return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE'
      ? { is: 'missing' }
      : { is: 'unreadable', code };
  }
};
