import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { whatIsAt } from './what.ts';
import { nearest } from '../../source/nearest.ts';

/**
 * A path that exists and is nearly the one that does not: its first missing part replaced by the nearest name in the
 * same directory. Undefined where nothing is near.
 */
export const nearestPath = async (path: string): Promise<string | undefined> => {
  let missing = path;
  while (whatIsAt(dirname(missing)).is === 'missing' && dirname(missing) !== missing) missing = dirname(missing);
  const directory = dirname(missing);
  const near = nearest(basename(missing), namesIn(directory));
  if (near === undefined) return undefined;
  const whole = join(directory, near, relative(missing, path));
  return whatIsAt(whole).is === 'missing' ? join(directory, near) : whole;
};

/** The names in a directory: of a very large one the first thousand, and none of one that cannot be read. */
const namesIn = (directory: string): readonly string[] => {
  try {
    return readdirSync(directory).toSorted().slice(0, 1000);
  } catch {
    return [];
  }
};
