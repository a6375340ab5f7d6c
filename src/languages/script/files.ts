import { dirname, resolve } from 'node:path';
import { localFileBytes } from '../../input/discover/local-file.ts';

/**
 * The text of a file that a script names, seen from the script's directory, else from the working directory; undefined
 * where there is none, or it lies outside both.
 */
export const localFile = (name: string, script: string, cwd: string): string | undefined => {
  const bases = script === 'stdin' ? [cwd] : [dirname(script), cwd];
  for (const base of bases) {
    const bytes = localFileBytes(resolve(base, name), bases);
    if (bytes !== undefined) return Buffer.from(bytes).toString('utf8');
  }
  return undefined;
};
