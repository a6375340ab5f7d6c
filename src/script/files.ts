import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

/** Larger ones are no bodies of policies. */
const largest = 1_000_000;

const isBelow = (path: string, directory: string): boolean => {
  const from = relative(directory, path);
  return from !== '..' && !from.startsWith(`..${sep}`) && resolve(directory, from) === path;
};

/**
 * The text of a file that a script names, seen from the script's directory, else from the working directory; undefined
 * where there is none, or it lies outside the working directory, by its path or through links.
 */
export const fileBeside = (name: string, script: string, cwd: string): string | undefined => {
  const bases = script === 'stdin' ? [cwd] : [dirname(script), cwd];
  for (const base of bases) {
    try {
      const path = resolve(base, name);
      const stats = statSync(path);
      if (!stats.isFile() || stats.size > largest) continue;
      if (!isBelow(path, cwd) || !isBelow(realpathSync.native(path), realpathSync.native(cwd))) continue;
      return readFileSync(path, 'utf8');
    } catch {
      // It is not there, or not to be read: what it holds is not known.
    }
  }
  return undefined;
};
