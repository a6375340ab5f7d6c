/** What became of one test file. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What to show of the failures; empty where there are none. */
  readonly report: string;
}

/** What a finished suite of uvu gives: its failures worded (or true), tests passed, skipped, defined. */
export type SuiteResult = readonly [failures: string | true, passed: number, skipped: number, total: number];

/**
 * The outcome of a file's suites. A file without a suite, a suite without a test and a skipped test count as failures:
 * each looks like a check and checks nothing.
 */
export const outcomeOf = (suites: readonly SuiteResult[]): Outcome => {
  if (suites.length === 0) return { passed: 0, failed: 1, report: 'calls no `testSuite`' };
  const reports = suites.flatMap(([failures, , skipped, total]) => [
    ...(failures === true ? [] : [failures]),
    ...(total === 0 ? ['a suite holds no test'] : []),
    ...(skipped === 0 ? [] : [`${skipped} of its tests are skipped`]),
  ]);
  const failed = suites.reduce(
    (sum, [, passed, skipped, total]) => sum + Math.max(total - passed + skipped, total === 0 ? 1 : 0),
    0,
  );
  return { passed: suites.reduce((sum, [, passed]) => sum + passed, 0), failed, report: reports.join('\n') };
};
