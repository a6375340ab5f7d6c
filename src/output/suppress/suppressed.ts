import type { Finding } from '../../finding/finding.ts';
import type { SuppressedFinding } from '../../finding/suppressed.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import { locate, type LocatedFinding } from '../locate/locate.ts';
import type { Directive } from './directive.ts';

/**
 * What comments took away, then what the baseline did.
 * @param taken by comments, each with the one that did
 * @param located what the comments left, and `told` what the baseline left of that
 */
export const suppressedFindings = (
  taken: ReadonlyMap<Finding, Directive>,
  located: readonly LocatedFinding[],
  told: readonly LocatedFinding[],
  parsed: ReadonlyMap<string, Parsed>,
): readonly SuppressedFinding<LocatedFinding>[] => {
  const left = new Set(told);
  return [
    ...[...taken].flatMap(([finding, { reason }]) =>
      locate([finding], parsed).map((found): SuppressedFinding<LocatedFinding> => ({
        finding: found,
        by: 'comment',
        reason,
      })),
    ),
    ...located
      .filter((found) => !left.has(found))
      .map((finding): SuppressedFinding<LocatedFinding> => ({ finding, by: 'baseline', reason: undefined })),
  ];
};
