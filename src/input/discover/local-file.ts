import { readFileSync, statSync } from 'node:fs';
import { liesIn } from './lies-in.ts';
import { whatIsAt } from './what.ts';

/** Larger ones are no bodies of policies. */
const maxSize = 1_000_000;

/**
 * The bytes of a file that another one names; undefined where there is none to be read, or it lies outside the directories
 * that may be read, by its path or through links.
 */
export const localFileBytes = (
  path: string,
  directories: readonly string[],
  allowOutside = false,
): Uint8Array | undefined => {
  try {
    const what = whatIsAt(path);
    if (what.is !== 'file' || !what.regular || statSync(path).size > maxSize) return undefined;
    if (!allowOutside && !liesIn(path, what.real, directories)) return undefined;
    return readFileSync(path);
  } catch {
    // It is not to be read, or gone in between: what it holds is not known.
    return undefined;
  }
};
