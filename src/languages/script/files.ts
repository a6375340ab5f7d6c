import { dirname, resolve } from 'node:path';
import { localFileBytes } from '../../input/discover/local-file.ts';

/** A file that a script names. */
export interface LocalFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/**
 * A file that a script names, seen from the script's directory, else from the working directory; undefined
 * where there is none, or it lies outside both.
 */
export const localFile = (name: string, script: string, cwd: string): LocalFile | undefined => {
  const bases = script === 'stdin' ? [cwd] : [dirname(script), cwd];
  for (const base of bases) {
    const path = resolve(base, name);
    const bytes = localFileBytes(path, bases);
    if (bytes !== undefined) return { path, text: Buffer.from(bytes).toString('utf8') };
  }
  return undefined;
};
