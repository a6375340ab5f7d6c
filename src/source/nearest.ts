import { distance } from 'fastest-levenshtein';

/** Longer texts are no misspelled names, and measuring them would cost time for nothing. */
const longestName = 80;

const folded = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '');

/** How many slips make a name still recognisable: more in a longer one. */
const slips = (length: number): number => (length <= 5 ? 1 : length <= 11 ? 2 : 3);

/** True where two neighbouring letters changed places, which is one slip of the hand and not two. */
const isSwap = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2) === b;
};

/**
 * The candidate that `text` is most likely a misspelling of, or undefined where none is near. Case, `-`, `_` and blanks
 * do not count. Of candidates equally near, the first.
 * @param most how many slips still make a text of that length a misspelling
 */
export const nearest = (
  text: string,
  candidates: Iterable<string>,
  most: (length: number) => number = slips,
): string | undefined => {
  if (text.length > longestName) return undefined;
  const wanted = folded(text);
  let best: string | undefined;
  let bestDistance = most(wanted.length) + 1;
  for (const candidate of candidates) {
    const name = folded(candidate);
    if (Math.abs(name.length - wanted.length) >= bestDistance) continue;
    const steps = isSwap(wanted, name) ? 1 : distance(wanted, name);
    // invariant: one slip more than a name has letters would make anything near
    if (steps < bestDistance && steps < name.length) {
      best = candidate;
      bestDistance = steps;
    }
  }
  return best;
};
