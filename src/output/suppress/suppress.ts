import type { Finding } from '../../finding/finding.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import { identify } from '../locate/identify.ts';
import type { Directive } from './directive.ts';
import { applyComments } from './inline.ts';

interface SuppressRequest {
  /** Each identified. */
  readonly findings: readonly Finding[];
  /** Sources by name. */
  readonly parsed: ReadonlyMap<string, Parsed>;
  /** Ids of every rule there is, besides iamlint's own findings. */
  readonly knownRules: ReadonlySet<string>;
  /** Ids of rules that did not look in this run: a comment for one of these is not called unused. */
  readonly uncheckedRules: ReadonlySet<string>;
  /** The time of the run, in milliseconds. */
  readonly now: number;
}

export interface Suppressed {
  /** What is left, then an `unused-suppression` for each comment that suppresses nothing. */
  readonly findings: readonly Finding[];
  /** Those that a comment took away, with it. */
  readonly taken: ReadonlyMap<Finding, Directive>;
  /** How many were suppressed. */
  readonly count: number;
}

/** Takes away the findings that a comment suppresses. Those that mean "could not do the work" stay whatever it says. */
export const suppress = ({
  findings,
  parsed,
  knownRules: known,
  uncheckedRules: unchecked,
  now,
}: SuppressRequest): Suppressed => {
  const commented = [...parsed.values()].filter(
    // The text of a long listing is made when it is asked for.
    (each) => each.format !== 'json' && each.format !== 'ndjson' && /iamlint-/i.test(each.text),
  );
  if (commented.length === 0) return { findings, taken: new Map(), count: 0 };
  const { left, taken, complaints } = applyComments(findings, commented, { known, unchecked, now });
  return { findings: [...left, ...identify(complaints, parsed)], taken, count: findings.length - left.length };
};
