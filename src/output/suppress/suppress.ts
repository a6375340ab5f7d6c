import type { Finding } from '../../finding/finding.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import type { Baseline } from './baseline.ts';
import { identify } from '../locate/identify.ts';
import { applyComments } from './inline.ts';

interface SuppressRequest {
  /** Each identified. */
  readonly findings: readonly Finding[];
  /** Sources by name. */
  readonly parsed: ReadonlyMap<string, Parsed>;
  readonly baseline?: Baseline | undefined;
  /** Ids of every rule there is, besides iamlint's own findings. */
  readonly knownRules: ReadonlySet<string>;
  /** Ids of rules that did not look in this run: a comment or an entry for one of these is not called unused. */
  readonly uncheckedRules: ReadonlySet<string>;
}

export interface Suppressed {
  /** What is left, then an `unused-suppression` for each comment that suppresses nothing. */
  readonly findings: readonly Finding[];
  /** How many were suppressed. */
  readonly count: number;
  /** How many entries of the baseline, for files of this run, were met by no finding. */
  readonly stale: number;
}

/** Only where a source has comments for iamlint. */
const withComments = (request: SuppressRequest) => {
  const { findings, knownRules: known, uncheckedRules: unchecked } = request;
  const commented = [...request.parsed.values()].filter(
    // The text of a long listing is made when it is asked for.
    (each) => each.format !== 'json' && each.format !== 'ndjson' && /iamlint-/i.test(each.text),
  );
  if (commented.length === 0) return { left: findings, complaints: [] };
  return applyComments(findings, commented, { known, unchecked });
};

/** Loaded only where there is a baseline. */
const applyBaseline = async (findings: readonly Finding[], baseline: Baseline | undefined) =>
  baseline === undefined
    ? { left: findings, unmet: [] }
    : (await import('./baseline.ts')).applyBaseline(findings, baseline);

/**
 * Takes away the findings that a comment or the baseline suppresses, comments first. Findings that mean "could not do the
 * work" stay whatever either says.
 */
export const suppress = async (request: SuppressRequest): Promise<Suppressed> => {
  const { left: uncommented, complaints } = withComments(request);
  const { parsed, uncheckedRules } = request;
  const identified = [...uncommented, ...identify(complaints, parsed)];
  const { left, unmet } = await applyBaseline(identified, request.baseline);
  return {
    findings: left,
    count: request.findings.length + complaints.length - left.length,
    stale: unmet.filter(({ file, rule }) => parsed.has(file) && !uncheckedRules.has(rule)).length,
  };
};
