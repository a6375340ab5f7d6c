import type { Finding } from '../../finding/finding.ts';
import type { Suppression } from '../../finding/suppression.ts';
import type { SuppressedFinding } from '../../finding/suppressed.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import { locate, type LocatedFinding } from '../locate/locate.ts';
import type { Directive } from './directive.ts';

/**
 * What comments took away, then what the config did, then what the baseline did.
 * @param taken by comments, each with the one that did
 * @param configured by the config, each with what it says
 * @param known by the baseline
 */
export const suppressedFindings = (
  taken: ReadonlyMap<Finding, Directive>,
  configured: ReadonlyMap<LocatedFinding, Suppression>,
  known: readonly LocatedFinding[],
  parsed: ReadonlyMap<string, Parsed>,
): readonly SuppressedFinding<LocatedFinding>[] => [
  ...[...taken].flatMap(([finding, { reason }]) =>
    locate([finding], parsed).map((found): SuppressedFinding<LocatedFinding> => ({
      finding: found,
      by: 'comment',
      reason,
    })),
  ),
  ...[...configured].map(([finding, { reason }]): SuppressedFinding<LocatedFinding> => ({
    finding,
    by: 'config',
    reason,
  })),
  ...known.map((finding): SuppressedFinding<LocatedFinding> => ({ finding, by: 'baseline', reason: undefined })),
];
