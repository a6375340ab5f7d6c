import { ageInDays, howToUpdate, isOld } from '../catalogue/age.ts';
import { withRules, type Config } from '../config/config.ts';
import { reportMessage } from '../input/recognise/foreign.ts';
import type { LintRequest, LintResult } from '../lint.ts';
import type { FixOutcome } from './fix.ts';
import type { Report } from '../output/report/report.ts';
import type { Rule } from '../rule-api/define.ts';
import { isAnnotated } from './ci.ts';
import { writeText } from './write-text.ts';
import { verdict } from './exit-code.ts';
import { findConfig } from './find-config.ts';
import type { Io } from './io.ts';
import { type LintSettings, readLintSettings } from './lint-settings.ts';
import type { Dependencies } from './dependencies.ts';
import type { Problem } from './git/run.ts';
import { valueOf } from './parsed-flags.ts';
import { createProgress } from './progress.ts';
import { type Writer, writeReports } from './reports.ts';
import type { Command } from './command.ts';
import type { CommandName } from './commands.ts';
import { usageError, type UsageError } from './usage.ts';
import { safe } from '../output/redact/safe.ts';
import { listNames } from '../source/list-names.ts';
import { timingText } from './timing.ts';

/** Says which of some ids is no rule's. */
export const unknownRule = (
  ids: readonly string[],
  rules: readonly Rule[],
  command: CommandName,
): UsageError | undefined => {
  const unknown = ids.find((id) => !rules.some((rule) => rule.id === id));
  return unknown === undefined
    ? undefined
    : usageError(`there is no rule \`${unknown}\``, {
        meant: { word: unknown, candidates: rules.map(({ id }) => id) },
        command,
      });
};

/** The formatters of the reports that were asked for. */
export const loadWriters = async (
  outputs: LintSettings['outputs'],
  formats: Awaited<ReturnType<Dependencies['formats']>>,
  command: CommandName,
): Promise<readonly Writer[] | UsageError> => {
  const writers: Writer[] = [];
  for (const output of outputs) {
    const load = Object.hasOwn(formats, output.format) ? formats[output.format] : undefined;
    if (load === undefined) {
      return usageError(`there is no format \`${output.format}\``, {
        meant: { word: output.format, candidates: Object.keys(formats), few: true },
        command,
      });
    }
    writers.push({ output, format: await load() });
  }
  return writers;
};

/** The config as the command line changes it. */
export const asAsked = (config: Config, { ignore, onlyRules }: LintSettings, rules: readonly Rule[]): Config =>
  withRules(
    { ...config, ignore: [...config.ignore, ...ignore] },
    rules.filter(({ id }) => onlyRules?.includes(id)),
  );

/** Says on standard error what is no part of a report. */
export const tell = async (io: Io, messages: readonly string[]): Promise<void> => {
  if (messages.length === 0) return;
  await io.err(messages.map((message) => `iamlint: ${safe(message)}\n`).join(''));
};

/** Records the findings instead of reporting them. */
const record = async (file: string, { report }: LintResult, inputs: readonly string[], io: Io): Promise<number> => {
  const { baselineOf } = await import('../output/suppress/baseline.ts');
  const failure = await writeText(file, io.cwd, baselineOf(report), 'write', inputs);
  const count = report.findings.length;
  await tell(io, [failure ?? `recorded ${count} ${count === 1 ? 'finding' : 'findings'} in \`${file}\``]);
  return failure === undefined ? 0 : 2;
};

/**
 * The files that a run has read or met, and its config: nothing is written over them. An older report of iamlint may be.
 */
export const inputsOf = ({ inputs = [], report }: LintResult, { path }: Config): readonly string[] => [
  ...inputs,
  ...report.skipped.filter(({ reason }) => reason !== reportMessage).map(({ file }) => file),
  ...report.findings.map(({ location }) => location.file),
  ...(path === undefined ? [] : [path]),
];

/** After the report, on standard error: what took how long, where that was asked for. */
const reportTiming = async ({ timing }: LintResult, start: number, io: Io, reportTime?: number): Promise<void> => {
  if (timing === undefined) return;
  const total = clock() - start;
  const stages = reportTime === undefined ? timing.stages : new Map([...timing.stages, ['report', reportTime]]);
  await io.err(timingText({ ...timing, stages }, total));
};

/** For people, and no part of the verdict: that the catalogue is old, so that what is newer is unknown. */
const ageHint = ({ run: { catalogueDate } }: Report, now: Date): string | undefined =>
  isOld(catalogueDate, now)
    ? `the catalogue is of ${catalogueDate}, ${ageInDays(catalogueDate, now)} days old: ${howToUpdate}`
    : undefined;

/** Milliseconds from any start. `performance` would load a module of Node that nothing else here needs. */
const clock = (): number => Number(process.hrtime.bigint()) / 1e6;

/** What is asked of the linter. */
export const requestOf = (
  settings: LintSettings,
  config: Config,
  rules: readonly Rule[],
  io: Io,
  progress: LintRequest['progress'],
): LintRequest => ({
  paths: settings.paths.length === 0 && config.include.length === 0 ? ['.'] : settings.paths,
  cwd: io.cwd,
  stdinName: settings.stdinName,
  ignoreUnknown: settings.ignoreUnknown,
  config,
  rules,
  now: settings.now ?? io.now(),
  strict: settings.strict,
  allowOutside: settings.allowOutside,
  terraform: settings.terraform,
  onlyRules: settings.onlyRules,
  baseline: settings.baseline,
  stdin: settings.paths.includes('-') ? io.stdin() : undefined,
  clock: settings.timing ? clock : undefined,
  progress,
});

/** Lints, and edits or compares where that was asked for: what does so is loaded only then. */
const linted = async (
  request: LintRequest,
  settings: LintSettings,
  io: Io,
  { lint }: Pick<Dependencies, 'lint'>,
): Promise<FixOutcome | Problem> => {
  if (settings.since !== undefined) {
    const { lintSince } = await import('./git/since.ts');
    const run = await lintSince(request, settings.since, io, lint);
    return 'problem' in run ? run : { ...run, failed: false, differs: false };
  }
  if (settings.fix === undefined) return { result: await lint(request), messages: [], failed: false, differs: false };
  const { fixFiles } = await import('./fix.ts');
  return fixFiles(request, settings.fix, settings, io, lint);
};

/** A dry run that shows a change fails as a finding does. */
const codeAfter = ({ differs }: FixOutcome, code: number, { failOn }: LintSettings): number =>
  differs && failOn !== 'never' && code === 0 ? 1 : code;

/** Where a diff goes to standard output, no report does. */
const shownBy = (writers: readonly Writer[], { fix }: LintSettings): readonly Writer[] =>
  fix?.dry === true ? writers.filter(({ output }) => output.file !== undefined) : writers;

/** The report, for the page with who may do what; worked out only where a page is written. */
const withAccess = async (
  { report, accounts = [] }: LintResult,
  config: Config,
  writers: readonly Writer[],
  now: Date,
  parts: Dependencies,
): Promise<Report> => {
  if (accounts.length === 0 || !writers.some(({ output }) => output.format === 'html')) return report;
  const { accessTable } = await import('../ask/table.ts');
  return { ...report, access: accessTable(accounts, await parts.catalogue(config.catalogue), now.getTime()) };
};

/** Where an audit has left its reports: nobody has named them. */
const whereWritten = (command: string, writers: readonly Writer[], failures: readonly string[]): readonly string[] => {
  const files = writers.flatMap(({ output }) => output.file ?? []);
  return command === 'audit' && failures.length === 0 && files.length > 0 ? [`wrote ${listNames(files)}`] : [];
};

/** Where something is to be shown instead of linting, shows it and gives the exit code. */
const shownInstead = async (
  settings: LintSettings,
  config: Config,
  rules: readonly Rule[],
  io: Io,
  parts: Dependencies,
): Promise<number | undefined> => {
  if (settings.printConfig) return (await import('./print-config.ts')).printConfig(config, settings, io);
  if (settings.explainFile !== undefined) {
    const request = requestOf({ ...settings, paths: [settings.explainFile] }, config, rules, io, undefined);
    return (await import('./explain-file.ts')).showFile(request, settings.explainFile, io);
  }
  if (settings.listFiles)
    return (await import('./list-files.ts')).listFiles(requestOf(settings, config, rules, io, undefined), io, parts);
  return undefined;
};

export const lintCommand: Command = async (invocation, io, parts) => {
  const settings = readLintSettings(invocation);
  if ('kind' in settings) return settings;
  const shard = invocation.given.has('shard')
    ? (await import('./shard.ts')).readShard(valueOf(invocation.given, 'shard'), io.env)
    : undefined;
  if (shard !== undefined && 'kind' in shard) return shard;
  const rules = await parts.rules();
  const wrong = unknownRule(settings.onlyRules ?? [], rules, 'lint');
  if (wrong) return wrong;
  const writers = await loadWriters(settings.outputs, await parts.formats(), 'lint');
  if ('kind' in writers) return writers;
  const found = await findConfig(settings.config, rules, io, parts, settings.preset);
  if (found === undefined) return 2;
  const config = asAsked(found, settings, rules);
  const instead = await shownInstead(settings, config, rules, io, parts);
  if (instead !== undefined) return instead;
  if (settings.deprecated) await tell(io, ['`--strict` is now called `--undecided error`']);
  const start = clock();
  const progress = settings.quiet ? undefined : createProgress(io, clock);
  const request = {
    ...requestOf(settings, config, rules, io, progress?.tell),
    shard,
    keepSuppressed: writers.some(({ output }) => output.format === 'sarif'),
  };
  const run = await linted(request, settings, io, parts);
  await progress?.end();
  if ('problem' in run) {
    await tell(io, [run.problem]);
    return 2;
  }
  const { result } = run;
  if (settings.writeBaseline !== undefined && !result.stopped) {
    const code = await record(settings.writeBaseline, result, inputsOf(result, config), io);
    await reportTiming(result, start, io);
    return code;
  }
  const shownReport = await withAccess(result, config, writers, request.now, parts);
  const reportStart = clock();
  const inputs = [...inputsOf(result, config), ...(settings.baseline === undefined ? [] : [settings.baseline])];
  const failures = await writeReports(shownReport, shownBy(writers, settings), settings, io, rules, inputs);
  const written = whereWritten(invocation.command, writers, failures);
  const annotated = isAnnotated(io, settings.noCi)
    ? await (await import('./annotate.ts')).annotate({ report: result.report, inputs }, writers, settings, io, rules)
    : [];
  const reportTime = clock() - reportStart;
  const { code, because } = verdict(result, settings);
  const hint = settings.quiet || !(io.watched() || settings.verbose) ? undefined : ageHint(result.report, io.now());
  // Findings that were not seen would come as news later: a run that could not do its work makes no baseline.
  const unrecorded =
    settings.writeBaseline === undefined
      ? []
      : [`\`${settings.writeBaseline}\` was not written: the input could not be checked completely`];
  await tell(
    io,
    [...run.messages, ...failures, ...written, ...annotated, ...unrecorded, because, hint].filter(
      (message) => message !== undefined,
    ),
  );
  await reportTiming(result, start, io, reportTime);
  return failures.length > 0 || run.failed ? 2 : codeAfter(run, code, settings);
};
