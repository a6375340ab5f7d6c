import { appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeOf, isSystemError } from '../input/discover/reason.ts';
import type { LintResult } from '../lint.ts';
import { formats } from '../output/report/formats.ts';
import { textOf } from '../output/report/report.ts';
import type { Rule } from '../rule-api/define.ts';
import type { Io } from './io.ts';
import type { LintSettings } from './lint-settings.ts';
import { plainOptions, shown, type Writer } from './reports.ts';
import { whyNotWritten, writeText } from './write-text.ts';

/** The name under which GitLab's own analysers write it. */
const codeQuality = 'gl-code-quality-report.json';

/** Adds to the summary of a job, which other steps may have written to. Gives what went wrong. */
const append = (file: string, text: string): readonly string[] => {
  try {
    appendFileSync(file, text);
    return [];
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [`the summary of the job cannot be written: ${whyNotWritten(codeOf(error))}`];
  }
};

/**
 * Tells a build server of the findings, beside the report that was asked for: GitHub Actions by workflow commands on
 * standard error, from which it takes them too, and a summary of the job; GitLab by the file that its own analysers write. What
 * was asked for is not told twice. Gives what to say of it; nothing of that changes the exit code.
 */
export const annotate = async (
  { report, inputs }: Pick<LintResult, 'report' | 'inputs'>,
  writers: readonly Writer[],
  { quiet }: Pick<LintSettings, 'quiet'>,
  io: Io,
  rules: readonly Rule[],
): Promise<readonly string[]> => {
  const { env } = io;
  const options = plainOptions(io, rules);
  const told = shown(report, quiet);
  const asked = new Set(writers.map(({ output }) => output.format));
  if (env['GITHUB_ACTIONS'] === 'true') {
    if (!asked.has('github')) await io.err(textOf((await formats.github())(told, options)));
    const summary = env['GITHUB_STEP_SUMMARY'];
    return summary === undefined || summary === ''
      ? []
      : append(resolve(io.cwd, summary), textOf((await formats.markdown())(told, options)));
  }
  if (asked.has('gitlab')) return [];
  const file = join(env['CI_PROJECT_DIR'] ?? io.cwd, codeQuality);
  const failure = await writeText(file, io.cwd, (await formats.gitlab())(told, options), 'write', inputs);
  return [failure ?? `the report for GitLab's code quality is in \`${codeQuality}\``];
};
