/** What is found of a rewritten document though not of the document itself, and why that is right or not yet known better. */

/**
 * They speak of the rewriting: of the placeholder, of a value that its form refuses, of a comment that names a finding,
 * of what a list no longer says.
 */
export const notCompared: ReadonlySet<string> = new Set([
  'schema-error',
  'syntax-error',
  'placeholder-left-in',
  'unused-suppression',
  'incomplete-export',
]);

/** A rule that found more for sure in a rewritten case, and what was found for sure before. */
interface Surer {
  readonly rule: string;
  /** `<topic>/<story>/<file>` */
  readonly story: string;
  readonly before: readonly string[];
}

interface Exception {
  readonly rules: readonly string[];
  readonly where: (surer: Surer) => boolean;
  readonly reason: string;
}

const exceptions: readonly Exception[] = [
  {
    rules: ['account-wide-administrator'],
    where: ({ before }) => before.some((rule) => /^(?:full-administrator|too-many-full-administrators)$/.test(rule)),
    reason: 'who has all is told by the stronger rule; where the halves are of two, each is told by itself',
  },
];

/** Whether a rule may find more for sure than before. */
export const isExcepted = (surer: Surer): boolean =>
  exceptions.some(({ rules, where }) => rules.includes(surer.rule) && where(surer));
