import { resolve } from 'node:path';
import { stopsWork } from '../finding/diagnostic.ts';
import { read } from '../input/discover/read.ts';
import { mergeReports, missingShards } from '../merge/merge-reports.ts';
import { readReport } from '../merge/read-report.ts';
import type { Report } from '../output/report/report.ts';
import { isAnnotated } from './ci.ts';
import type { Command } from './command.ts';
import { verdict } from './exit-code.ts';
import type { Io } from './io.ts';
import { loadWriters, tell } from './lint.ts';
import { readLintSettings } from './lint-settings.ts';
import { writeReports } from './reports.ts';
import { usageError } from './usage.ts';

/** What was read of the files that were named: the reports, and why others are none. */
interface Read {
  readonly reports: readonly Report[];
  readonly problems: readonly string[];
}

/** Reads JSON reports; `-` is standard input. */
const readReports = async (names: readonly string[], io: Io): Promise<Read> => {
  const reports: Report[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const file =
      name === '-'
        ? { name: '<stdin>', path: 'stdin', given: 'named' as const }
        : { name, path: resolve(io.cwd, name), given: 'named' as const };
    const source = await read(file, name === '-' ? io.stdin() : undefined);
    const report = 'bytes' in source ? await readReport(source) : { problem: source.message };
    if ('problem' in report) problems.push(report.problem);
    else reports.push(report);
  }
  return { reports, problems };
};

/** `iamlint merge`: several JSON reports as one, in any format. */
export const mergeCommand: Command = async ({ operands, given }, io, parts) => {
  const settings = readLintSettings({ given, operands });
  if ('kind' in settings) return settings;
  const twice = operands.find((name, nth) => operands.indexOf(name) < nth);
  if (twice !== undefined) return usageError(`\`${twice}\` is named twice`, { command: 'merge' });
  const writers = await loadWriters(settings.outputs, await parts.formats(), 'merge');
  if ('kind' in writers) return writers;
  const { reports, problems } = await readReports(operands, io);
  const incomplete = problems.length > 0 ? problems : [missingShards(reports) ?? []].flat();
  if (incomplete.length > 0) {
    await tell(io, incomplete);
    return 2;
  }
  const report = mergeReports(reports);
  const rules = await parts.rules();
  const inputs = operands.filter((name) => name !== '-');
  const failures = await writeReports(report, writers, settings, io, rules, inputs);
  const annotated = isAnnotated(io, settings.noCi)
    ? await (await import('./annotate.ts')).annotate({ report, inputs }, writers, settings, io, rules)
    : [];
  const { code, because } = verdict({ report, stopped: report.findings.some(({ rule }) => stopsWork(rule)) }, settings);
  await tell(io, [...failures, ...annotated, ...(because === undefined ? [] : [because])]);
  return failures.length > 0 ? 2 : code;
};
