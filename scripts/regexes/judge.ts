import { checkSync } from 'recheck';
import type { Literal } from './literals.ts';

/** How the time of a match grows with the text, as recheck says it; `undecided` where it gives up. */
export type Verdict = 'linear' | 'undecided' | `${string}polynomial` | 'exponential';

/** Milliseconds for a pattern: longer is no use, as nearly all take less than 100. */
const timeout = 20_000;

/** Judges a pattern by the analyser in JavaScript, whose answers do not depend on what else the machine does. */
export const judge = ({ source, flags }: Literal): Verdict => {
  // Where a search may start and what it remembers does not change how it grows, and recheck knows neither flag.
  const known = flags.replaceAll(/[dg]/g, '').replace('v', 'u');
  const result = checkSync(source, known, { timeout });
  if (result.status === 'unknown') return 'undecided';
  const { complexity } = result;
  if (complexity.type === 'safe' || complexity.type === 'linear') return 'linear';
  return complexity.type === 'exponential'
    ? 'exponential'
    : `${complexity.summary.split(' ')[0] ?? ''} degree polynomial`;
};
