import packageJson from '../../package.json' with { type: 'json' };
import type { FormatOptions, Formatter, Report } from '../output/report/report.ts';
import type { Rule } from '../rule-api/define.ts';
import { isColored } from './color.ts';
import { belowRoot } from './ci.ts';
import { inParts } from './in-parts.ts';
import { linksFor } from './links.ts';
import { readPage } from './page.ts';
import type { Io } from './io.ts';
import type { LintSettings, Output } from './lint-settings.ts';
import { writeText } from './write-text.ts';

/** A report whose format is loaded, so that nothing can be misspelled any more once the work begins. */
export interface Writer {
  readonly output: Output;
  readonly format: Formatter;
}

/** As much of a report as is asked for: `--quiet` shows errors only. */
export const shown = (report: Report, quiet: boolean): Report =>
  quiet
    ? { ...report, findings: report.findings.filter(({ severity }) => severity === 'error'), notChecked: [] }
    : report;

/** A page that is not there leaves a format without it, and does not keep the report from being written. */
const pageOf = (category: string, rule: string): string | undefined => {
  try {
    return readPage(category, rule);
  } catch {
    return undefined;
  }
};

/** What a format is told of the run, for a report that nobody sees on a terminal. */
export const plainOptions = (io: Pick<Io, 'env' | 'cwd'>, rules: readonly Rule[]): FormatOptions => ({
  color: false,
  width: 80,
  version: packageJson.version,
  below: belowRoot(io),
  ruleOf: (id) => rules.find((rule) => rule.id === id),
  pageOf,
});

/** Writes the reports; gives a message for each file that could not be written; none of `inputs` is. */
export const writeReports = async (
  report: Report,
  writers: readonly Writer[],
  { quiet, color, verbose, groupBy }: Pick<LintSettings, 'quiet' | 'color' | 'verbose' | 'groupBy'>,
  io: Io,
  rules: readonly Rule[],
  inputs?: readonly string[],
): Promise<readonly string[]> => {
  const failures: string[] = [];
  for (const { output, format } of writers) {
    const text = format(shown(report, quiet), {
      ...plainOptions(io, rules),
      // A file is read later, and elsewhere: only an explicit wish colours it.
      color: output.file === undefined ? isColored(color, io) : color === 'always',
      width: (output.file === undefined ? io.terminal?.columns : undefined) ?? 80,
      linkTo: output.file === undefined && report.findings.length > 0 ? await linksFor(color, io) : undefined,
      ...(groupBy === undefined ? {} : { groupBy }),
      ...(verbose ? { verbose } : {}),
    });
    if (output.file === undefined) for (const part of inParts(text)) await io.out(part);
    else {
      const failure = await writeText(output.file, io.cwd, text, 'write', inputs);
      if (failure !== undefined) failures.push(failure);
    }
  }
  return failures;
};
