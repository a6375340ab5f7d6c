import { realpathSync } from 'node:fs';
import { isWithin } from './name.ts';

/**
 * True where a path lies below one of some directories, by its path and where links lead to (`real`). Other files of the
 * machine are not read for somebody's document that names them: only what is below the working directory, or below the
 * directory of the document itself.
 */
export const liesIn = (path: string, real: string, directories: readonly string[]): boolean =>
  directories.some((directory) => isWithin(path, directory) && isWithin(real, realpathSync.native(directory)));
