import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { createCatalogue } from './catalogue/create.ts';
import { boundAccounts } from './check/bound-accounts.ts';
import { check } from './check/check.ts';
import { createStopwatch, unmeasured } from './check/stopwatch.ts';
import { configNames } from './config/names.ts';
import type { Config } from './config/config.ts';
import { discover, type Discovered } from './input/discover/discover.ts';
import { read } from './input/discover/read.ts';
import type { Suppression } from './finding/suppression.ts';
import type { Finding, NotChecked } from './finding/finding.ts';
import { eachOnce } from './finding/not-checked.ts';
import { withFingerprints } from './finding/fingerprint.ts';
import { isDiagnostic, diagnostic, stopsWork } from './finding/diagnostic.ts';
import { load, type Loaded } from './load/load.ts';
import type { Parsed } from './input/parse/parsed.ts';
import type { TextFix } from './finding/fix.ts';
import { nothingRead } from './load/nothing-read.ts';
import type { Account } from './account/model/account.ts';
import { normalise } from './account/normalise/normalise.ts';
import { identify } from './output/locate/identify.ts';
import { compareFindings, locate, type LocatedFinding } from './output/locate/locate.ts';
import { shortFinding, shortNotChecked } from './output/redact/shorten.ts';
import type { Only, Report, RunFacts, Summary } from './output/report/report.ts';
import type { Rule } from './rule-api/define.ts';
import { sourceOf, startOf } from './source/place.ts';
import type { Baseline, Compared } from './output/suppress/baseline.ts';
import { baselineName } from './output/suppress/baseline-name.ts';
import { suppressedFindings } from './output/suppress/suppressed.ts';
import { suppress } from './output/suppress/suppress.ts';
import type { Shard, Share } from './shard.ts';
import type { TerraformOptions } from './load/terraform-options.ts';

export interface LintRequest {
  /** Files, directories, globs, or `-` for standard input. Where there is none, the config's `include` is taken. */
  readonly paths: readonly string[];
  /** Absolute path; what is shown is relative to it. */
  readonly cwd: string;
  /** What to call standard input. */
  readonly stdinName?: string | undefined;
  /** Files that are named and are not IAM's are passed over, as those met in a directory; there may be nothing else. */
  readonly ignoreUnknown?: boolean | undefined;
  readonly config: Config;
  readonly rules: readonly Rule[];
  /** The clock that conditions on time are held against. */
  readonly now: Date;
  /** Findings that could not be decided keep their full severity. */
  readonly strict: boolean;
  /** Whether a setup may include what lies outside its own directory and `cwd`. */
  readonly allowOutside: boolean;
  /** Run only the rules with these ids. */
  readonly onlyRules?: readonly string[] | undefined;
  /** Path of a file with findings that are known and no news. */
  readonly baseline?: string | undefined;
  /** Standard input, where `-` is among the paths. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  /** Default: no variables, and plans as they are after being applied. */
  readonly terraform?: TerraformOptions | undefined;
  /** The report holds what was suppressed, too: some formats tell of it. */
  readonly keepSuppressed?: boolean | undefined;
  /** Judges only this part of what is linted; reports of all of them can be merged. */
  readonly shard?: Shard | undefined;
  /** Gives milliseconds; where it is set, the result says what took how long. */
  readonly clock?: (() => number) | undefined;
  /** What files are to hold, by absolute path, where that is not what is on the disk. */
  readonly texts?: ReadonlyMap<string, Uint8Array> | undefined;
  /** Which of the findings that are left are reported, and why only they; default: all. */
  readonly only?: OnlySome | undefined;
  /** Called with how many files have been read, and then how many of what else is done, for somebody who waits. */
  readonly progress?: ((done: number, of: number, what?: string) => void) | undefined;
}

/** A choice among the findings that would be reported. */
export interface OnlySome extends Only {
  readonly keep: (findings: readonly LocatedFinding[]) => Promise<readonly LocatedFinding[]>;
}

/** Milliseconds by stage, in the order of the stages, and by rule. */
export interface Timing {
  readonly stages: ReadonlyMap<string, number>;
  readonly rules: ReadonlyMap<string, number>;
}

export interface LintResult {
  readonly report: Report;
  /** True where the work could not be done: something could not be read, or a rule crashed. */
  readonly stopped: boolean;
  readonly timing?: Timing | undefined;
  /** What was judged, for what is shown of it besides findings. */
  readonly accounts?: readonly Account[] | undefined;
  /** The names of the files that were read, relative to the working directory or absolute. */
  readonly inputs?: readonly string[] | undefined;
  /** The texts of the files that were discovered, by name: those that may be edited. */
  readonly sources?: ReadonlyMap<string, Parsed> | undefined;
  /** What the baseline knows, and its entries that no finding met. */
  readonly compared?: Pick<Compared, 'known' | 'stale' | 'unseen'> | undefined;
}

/** The findings of iamlint's own stages as the config wants them; those that stop the work stay as they are. */
const asConfigured = (findings: readonly Finding[], { config: { rules }, strict }: LintRequest): readonly Finding[] =>
  findings.flatMap((finding) => {
    if (!isDiagnostic(finding.rule) || stopsWork(finding.rule)) return [finding];
    const set = rules(finding.rule, sourceOf(finding.place));
    if (set.severity === 'off') return [];
    const severity = set.chosen ? set.severity : finding.severity;
    // What the input leaves undecided is at most a warning, unless it shall count in full.
    const isUndecided = finding.confidence === 'low' && !strict;
    return [{ ...finding, severity: isUndecided && severity === 'error' ? 'warning' : severity }];
  });

const loadBaseline = async (path: string | undefined, cwd: string): Promise<Baseline | Finding | undefined> => {
  if (path === undefined) return undefined;
  const { readBaseline } = await import('./output/suppress/baseline.ts');
  const source = await read({ name: path, path: resolve(cwd, path), given: 'named' });
  if (!('bytes' in source)) return source;
  const baseline = await readBaseline(source);
  return 'problem' in baseline ? diagnostic('unreadable-file', startOf(basename(path)), baseline.problem) : baseline;
};

const countSeverities = (findings: readonly LocatedFinding[]): Pick<Summary, 'errors' | 'warnings' | 'infos'> => {
  const of = (wanted: Finding['severity']): number => findings.filter(({ severity }) => severity === wanted).length;
  return { errors: of('error'), warnings: of('warning'), infos: of('info') };
};

const isReadBaseline = (baseline: Baseline | Finding | undefined): baseline is Baseline =>
  baseline !== undefined && 'entries' in baseline;

const summaryOf = (
  { files, documents, skipped, accounts }: Share,
  told: readonly LocatedFinding[],
  { suppressed, stale, leftOut }: Pick<Summary, 'suppressed' | 'stale' | 'leftOut'>,
): Summary => ({
  files: files.length,
  documents,
  // Directories that were not entered are listed, and not counted.
  skipped: skipped.filter(({ file }) => !file.endsWith('/')).length,
  ...countSeverities(told),
  suppressed,
  ...(leftOut === undefined ? {} : { leftOut }),
  stale,
  accounts: accounts.length,
  policies: accounts.reduce((sum, { policies, authorizations }) => sum + policies.length + authorizations.length, 0),
});

/** What of all that was read this run judges: everything, or what is in its shard. */
const shareIn = async (
  { shard }: LintRequest,
  loaded: Loaded,
  { accounts, dormant, leftOut, problems }: ReturnType<typeof accountsOf>,
  broken: readonly Finding[],
): Promise<Share> => {
  const whole: Share = {
    accounts,
    dormant,
    findings: [...broken, ...loaded.problems, ...problems, ...leftOut.findings],
    notChecked: [...loaded.notChecked, ...leftOut.notChecked],
    skipped: loaded.skipped.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    files: [...loaded.parsed.keys()],
    documents: loaded.documents,
  };
  return shard === undefined ? whole : (await import('./shard.ts')).shareOf(shard, whole);
};

/** True of a finding that says what suppresses nothing. */
const isUnused = ({ rule }: LocatedFinding): boolean => rule === 'unused-suppression';

/**
 * What a run tells, and what it leaves to whoever merges its report: that a suppression suppresses nothing is true where
 * it is true in all shards.
 */
const toldIn = (shard: Shard | undefined, located: readonly LocatedFinding[]): Pick<Report, 'findings' | 'shard'> =>
  shard === undefined
    ? { findings: located }
    : {
        findings: located.filter((found) => !isUnused(found)),
        shard: { ...shard, ifInAll: located.filter(isUnused) },
      };

const runFactsOf = (
  { config, now, onlyRules, only, rules: all }: LintRequest,
  rules: readonly Rule[],
  catalogueDate: string,
  accounts: readonly Account[],
): RunFacts => ({
  time: now.toISOString(),
  preset: onlyRules === undefined ? config.preset : undefined,
  rules: { on: rules.filter(({ id }) => config.isOn(id)).length, of: all.length },
  catalogueDate,
  accounts: accounts.flatMap(({ id }) => id ?? []).toSorted(),
  ...(only === undefined ? {} : { only: { what: only.what, since: only.since } }),
});

/** Says that nothing was read, unless that is allowed. */
export const nothingReadIn = (
  { ignoreUnknown = false, paths, config }: LintRequest,
  loaded: Loaded,
  discovered: Discovered,
): readonly Finding[] =>
  ignoreUnknown ? [] : nothingRead(loaded, discovered, paths.length === 0 ? config.include : paths);

/** What iamlint's own files are called. */
const ownNames: readonly string[] = [baselineName, ...configNames.filter((name) => name !== 'package.json')];

/**
 * The files of a run. Configs and baselines name rules and subjects of IAM, and are no input unless they are named as such.
 */
export const filesOf = async (request: LintRequest): Promise<Discovered> => {
  const { cwd, config, baseline, texts } = request;
  const discovered = await discover({ ...request, include: config.include, ignore: config.ignore });
  const own = new Set([
    config.path,
    ...config.suppressions.files.map(({ source }) => source.file.path),
    baseline === undefined ? undefined : resolve(cwd, baseline),
  ]);
  const isOwn = (path: string): boolean => own.has(path) || ownNames.includes(basename(path));
  const files = discovered.files.filter(({ path, given }) => given === 'named' || !isOwn(path));
  return {
    ...discovered,
    files: texts === undefined ? files : files.map((file) => ({ ...file, bytes: texts.get(file.path) })),
  };
};

const sourcesOf = ({ files }: Discovered, { parsed }: Loaded): ReadonlyMap<string, Parsed> =>
  new Map(
    files.flatMap(({ name }) => {
      const source = parsed.get(name);
      return source === undefined ? [] : [[name, source] as const];
    }),
  );

/** Loaded only where a finding says what can be changed. */
const plannedFixes = async (
  findings: readonly Finding[],
  parsed: ReadonlyMap<string, Parsed>,
): Promise<ReadonlyMap<Finding, TextFix>> =>
  findings.some(({ fix }) => fix !== undefined)
    ? (await import('./output/fix/plan.ts')).planFixes(findings, parsed)
    : new Map();

/** The accounts that what was read makes, as many as the rules are to run on. */
export const accountsOf = ({ recognised, listings, unread, declarations }: Loaded, { limits }: Config) => {
  const { accounts, ...more } = normalise([...recognised, ...listings], unread, declarations);
  return { ...more, ...boundAccounts(accounts, limits) };
};

/** Whether this run would have found again what an entry of the baseline says. */
type IsJudged = (entry: { readonly file: string; readonly rule: string }) => boolean;

/** Whether a file that a baseline names is nowhere any more: neither seen from the working directory nor from the baseline. */
const isGone = (file: string, { cwd, baseline = '' }: LintRequest): boolean =>
  !existsSync(resolve(cwd, file)) && !existsSync(resolve(cwd, dirname(baseline), file));

/** Findings without those that the baseline has, and these. */
const withoutKnown = async (
  located: readonly LocatedFinding[],
  baseline: Baseline | Finding | undefined,
  isJudged: IsJudged,
) =>
  isReadBaseline(baseline)
    ? (await import('./output/suppress/baseline.ts')).applyBaseline(located, baseline, isJudged)
    : { left: located, known: [], stale: [], unseen: [] };

/** The findings that are asked for, marked as among all, and how many are not; what stops the work is always told. */
const askedFor = async (
  findings: readonly LocatedFinding[],
  { only }: Pick<LintRequest, 'only'>,
): Promise<{ readonly told: readonly LocatedFinding[]; readonly leftOut?: number }> => {
  if (only === undefined) return { told: findings };
  const marked = withFingerprints(findings);
  const kept = new Set(await only.keep(marked));
  const told = marked.filter((finding) => stopsWork(finding.rule) || kept.has(finding));
  return { told, leftOut: marked.length - told.length };
};

/** Rules that did not look in this run: turned off, or without their input. */
const uncheckedIn = (
  { rules: all, config }: LintRequest,
  asked: readonly Rule[],
  notChecked: readonly NotChecked[],
): ReadonlySet<string> =>
  new Set([
    ...all.filter((rule) => !asked.includes(rule) || !config.isOn(rule.id)).map(({ id }) => id),
    ...notChecked.flatMap(({ rule }) => rule ?? []),
  ]);

const nothingTaken: ReadonlyMap<LocatedFinding, Suppression> = new Map();

/** What comments suppress is taken away, and what is wrong with them is told. */
const withoutCommented = (
  findings: readonly Finding[],
  request: LintRequest,
  { parsed }: Loaded,
  uncheckedRules: ReadonlySet<string>,
) =>
  suppress({
    findings: identify(asConfigured(findings, request), parsed),
    parsed,
    knownRules: new Set(request.rules.map(({ id }) => id)),
    uncheckedRules,
    now: request.now.getTime(),
  });

/** What the config suppresses is taken away, and what is wrong with its suppressions is told; loaded where it has some. */
const withoutConfigured = async (
  located: readonly LocatedFinding[],
  request: LintRequest,
  loaded: Loaded,
  unchecked: ReadonlySet<string>,
) => {
  if (request.config.suppressions.files.length === 0) return { left: located, taken: nothingTaken, sources: [] };
  const { applySuppressions } = await import('./config-suppressions.ts');
  const applied = await applySuppressions(located, request, loaded, unchecked);
  const complaints = asConfigured(applied.complaints.map(shortFinding), request);
  const told = locate(complaints, applied.sources, await plannedFixes(complaints, applied.sources));
  return {
    left: [...applied.left, ...told].toSorted(compareFindings),
    taken: applied.taken,
    sources: [...applied.sources].filter(([, { file }]) => file.path === request.config.path),
  };
};

/**
 * Lints: discover → read → parse → recognise → validate → normalise → evaluate → check → suppress → locate; at last what
 * the config suppresses and the baseline knows is left out. Bad input is a finding; nothing is printed and nothing thrown for it.
 */
export const lint = async (request: LintRequest): Promise<LintResult> => {
  const { config, cwd, now, strict, onlyRules, clock, keepSuppressed = false } = request;
  const stages = clock === undefined ? unmeasured : createStopwatch(clock);
  const ruleTimes = clock === undefined ? unmeasured : createStopwatch(clock);
  const baseline = await loadBaseline(request.baseline, cwd);

  const discovered = await stages.measure('discover', () => filesOf(request));

  // read → parse → recognise → validate: source by source, as the reader of each one's form does it.
  const loaded = await load(discovered, { ...request, limits: config.limits, stopwatch: stages });

  const normalised = stages.measure('normalise', () => accountsOf(loaded, config));
  const share = await shareIn(request, loaded, normalised, [
    ...(baseline === undefined || isReadBaseline(baseline) ? [] : [baseline]),
    ...nothingReadIn(request, loaded, discovered),
  ]);

  // evaluate: as far as a rule asks who may do what.
  const rules = request.rules.filter(({ id }) => onlyRules === undefined || onlyRules.includes(id));
  const catalogue = createCatalogue(config.catalogue);
  const { findings, notChecked } = stages.measure('check', () =>
    check({
      accounts: share.accounts,
      known: normalised.accounts,
      dormant: share.dormant,
      rules,
      catalogue,
      settingOf: config.rules,
      isOn: config.isOn,
      now: now.getTime(),
      strict,
      stopwatch: ruleTimes,
      progress: (done, of) => request.progress?.(done, of, 'rules run'),
    }),
  );

  const all = [...share.findings, ...findings].map(shortFinding);
  const uncheckedRules = uncheckedIn(request, rules, notChecked);
  const {
    findings: uncommented,
    taken,
    count: commented,
  } = stages.measure('suppress', () => withoutCommented(all, request, loaded, uncheckedRules));

  const last = asConfigured(uncommented.map(shortFinding), request);
  const fixes = await plannedFixes(last, loaded.parsed);
  const located = stages.measure('locate', () => locate(last, loaded.parsed, fixes));

  // Here each is told once, as it was when its fingerprint was shown, and the baseline written.
  const configured = await withoutConfigured(located, request, loaded, uncheckedRules);
  const isJudged: IsJudged = ({ file, rule }) =>
    request.shard === undefined && (loaded.parsed.has(file) || isGone(file, request)) && !uncheckedRules.has(rule);
  const compared = await withoutKnown(configured.left, baseline, isJudged);
  const { left, known } = compared;
  const { told: asked, ...more } = await askedFor(left, request);
  const told = toldIn(request.shard, asked);
  const suppressed = commented + configured.taken.size + known.length;

  return {
    timing: clock === undefined ? undefined : { stages: stages.took(), rules: ruleTimes.took() },
    stopped: told.findings.some(({ rule }) => stopsWork(rule)),
    accounts: share.accounts,
    inputs: [...loaded.parsed.keys()],
    sources: new Map([...sourcesOf(discovered, loaded), ...configured.sources]),
    ...(isReadBaseline(baseline) ? { compared } : {}),
    report: {
      ...told,
      suppressed: keepSuppressed ? suppressedFindings(taken, configured.taken, known, loaded.parsed) : undefined,
      notChecked: eachOnce([...share.notChecked, ...notChecked].map(shortNotChecked)),
      skipped: share.skipped,
      summary: summaryOf(share, told.findings, { suppressed, stale: compared.stale.length, ...more }),
      run: runFactsOf(request, rules, catalogue.date, share.accounts),
    },
  };
};
