import type { Severity } from '../finding/finding.ts';
import type { LintResult } from '../lint.ts';
import type { LintSettings } from './lint-settings.ts';

type Threshold = Pick<LintSettings, 'failOn' | 'maxWarnings' | 'strict'>;

/** From the heaviest: a threshold includes all before it. */
const severities: readonly Severity[] = ['error', 'warning', 'info'];

interface Verdict {
  readonly code: 0 | 1 | 2;
  /** What must be said where the report alone does not explain the code. */
  readonly because: string | undefined;
}

/**
 * The exit code of a lint run: 2 where the work could not be done, 1 where findings count, else 0. What could not be
 * decided (confidence low) counts only when strict.
 */
export const verdict = ({ report, stopped }: LintResult, { failOn, maxWarnings, strict }: Threshold): Verdict => {
  if (stopped) return { code: 2, because: undefined };
  if (failOn === 'never') return { code: 0, because: undefined };
  const counting = report.findings.filter(({ confidence }) => strict || confidence === 'high');
  const heavy = severities.slice(0, severities.findIndex((severity) => severity === failOn) + 1);
  const failed = counting.some(({ severity }) => heavy.includes(severity));
  const warnings = counting.filter(({ severity }) => severity === 'warning').length;
  const because =
    warnings > maxWarnings
      ? `there ${warnings === 1 ? 'is 1 warning' : `are ${warnings} warnings`}, and \`--max-warnings\` allows ${maxWarnings}`
      : undefined;
  return { code: failed || because !== undefined ? 1 : 0, because };
};
