import type { Severity } from '../finding/finding.ts';
import { repeated } from '../finding/fingerprint.ts';
import { eachOnce } from '../finding/not-checked.ts';
import { bothRelated, compareFindings, type LocatedFinding } from '../output/locate/locate.ts';
import type { Report, RunFacts, Summary } from '../output/report/report.ts';
import { listTexts } from '../source/list-names.ts';
import type { Skipped } from '../source/source.ts';

/** A finding with the fingerprint that the first of its like has. */
interface Marked {
  readonly finding: LocatedFinding;
  readonly first: string;
}

/** Findings of one report, of which each that repeats another has its how-manieth in its fingerprint. */
const marked = (findings: readonly LocatedFinding[]): readonly Marked[] => {
  /** The fingerprint that one more of its like would have, with that of the first and how many there are. */
  const awaited = new Map<string, { readonly first: string; readonly nth: number }>();
  return findings.map((finding) => {
    const { fingerprint = '' } = finding;
    const { first, nth } = awaited.get(fingerprint) ?? { first: fingerprint, nth: 0 };
    awaited.delete(fingerprint);
    awaited.set(repeated(first, nth + 1), { first, nth: nth + 1 });
    return { finding, first };
  });
};

interface OfShard extends Marked {
  /** Undefined where the report is of all that its run has read. */
  readonly shard: number | undefined;
}

/** Shards have no finding in common: what is equal in two of them is about two things. */
const placeOf = ({ finding: { location, fingerprint }, shard }: OfShard): string =>
  JSON.stringify([
    shard,
    fingerprint,
    location.file,
    location.line,
    location.column,
    location.endLine,
    location.endColumn,
  ]);

/** Two tellings of one finding: the surer one, with the evidence of both. */
const together = (one: LocatedFinding, other: LocatedFinding): LocatedFinding => {
  const [kept, more] = one.confidence === 'low' && other.confidence === 'high' ? [other, one] : [one, other];
  return { ...kept, related: bothRelated(kept.related, more.related) };
};

const told = ({ rule, message, location: { file, line, column } }: LocatedFinding): string =>
  JSON.stringify([rule, message, file, line, column]);

/** What is a finding since all shards of a run have it. */
const inAllShards = (reports: readonly Report[]): readonly LocatedFinding[] => {
  const [first = [], ...others] = reports.flatMap(({ shard }) => (shard === undefined ? [] : [shard.ifInAll]));
  const known = others.map((list) => new Set(list.map(told)));
  return first.filter((found) => known.every((list) => list.has(told(found))));
};

/** What is missing of the shards of a run, as a clause; undefined where all are there, or none is a shard's. */
export const missingShards = (reports: readonly Report[]): string | undefined => {
  const shards = reports.flatMap(({ shard }) => shard ?? []);
  const [first] = shards;
  if (first === undefined) return undefined;
  const other = shards.find(({ of }) => of !== first.of);
  if (other !== undefined)
    return `some reports are of ${first.of} shards, and some of ${other.of}: merge those of one run`;
  const twice = shards.find(({ index }, nth) => shards.findIndex((one) => one.index === index) < nth);
  if (twice !== undefined) return `shard ${twice.index} of ${twice.of} is there twice: merge the reports of one run`;
  const there = new Set(shards.map(({ index }) => index));
  const missing = Array.from({ length: Math.min(first.of, 1000) }, (_, nth) => nth + 1).filter(
    (index) => !there.has(index),
  );
  if (missing.length === 0) return undefined;
  const shown = listTexts(missing.slice(0, 10).map(String), 'and');
  return `${missing.length === 1 ? 'shard' : 'shards'} ${shown} of ${first.of} ${missing.length === 1 ? 'is' : 'are'} missing: a report without ${missing.length === 1 ? 'it' : 'them'} would look cleaner than it is`;
};

/**
 * The findings of several reports in their order, each once: what has one fingerprint and stands at one place is one finding,
 * and so is what says the same at one place. Those of one fingerprint at several places are counted anew, as one run over all of it
 * would have.
 */
const findingsOf = (reports: readonly Report[]): readonly LocatedFinding[] => {
  const byPlace = new Map<string, Marked>();
  const all = reports.flatMap(({ findings, shard }) =>
    marked(findings).map((one): OfShard => ({ ...one, shard: shard?.index })),
  );
  for (const one of [...all, ...marked(inAllShards(reports)).map((each) => ({ ...each, shard: undefined }))]) {
    const key = placeOf(one);
    const before = byPlace.get(key);
    byPlace.set(key, before === undefined ? one : { ...one, finding: together(before.finding, one.finding) });
  }
  const sorted = [...byPlace.values()].toSorted((a, b) => compareFindings(a.finding, b.finding));
  const once: Marked[] = [];
  for (const one of sorted) {
    const before = once.at(-1);
    if (before === undefined || compareFindings(before.finding, one.finding) !== 0) once.push(one);
    else once[once.length - 1] = { ...before, finding: together(before.finding, one.finding) };
  }
  const seen = new Map<string, number>();
  return once.map(({ finding, first }) => {
    const nth = seen.get(first) ?? 0;
    seen.set(first, nth + 1);
    return { ...finding, fingerprint: repeated(first, nth) };
  });
};

/** What was passed over, in the order of names, each file once for each reason. */
const skippedOf = (reports: readonly Report[]): readonly Skipped[] => {
  const all = reports.flatMap(({ skipped }) => skipped);
  const each = new Map(all.map((one) => [JSON.stringify([one.file, one.reason]), one]));
  return [...each.values()].toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
};

const least = (texts: readonly string[]): string => texts.toSorted()[0] ?? '';

/** What is known of a run that was several: as little as is true of each. */
const runOf = (runs: readonly RunFacts[]): RunFacts => {
  const presets = new Set(runs.map(({ preset }) => preset));
  const [preset] = presets;
  return {
    time: least(runs.map(({ time }) => time)),
    preset: presets.size === 1 ? preset : undefined,
    rules: {
      on: Math.min(...runs.map(({ rules }) => rules.on)),
      of: Math.max(...runs.map(({ rules }) => rules.of)),
    },
    catalogueDate: least(runs.map(({ catalogueDate }) => catalogueDate)),
    accounts: [...new Set(runs.flatMap(({ accounts }) => accounts))].toSorted(),
  };
};

/**
 * Several reports as one. Counts of what was looked at are added; what two runs have both read counts twice, except for accounts
 * whose ids say that they are the same.
 */
export const mergeReports = (reports: readonly Report[]): Report => {
  const findings = findingsOf(reports);
  const skipped = skippedOf(reports);
  const run = runOf(reports.map((report) => report.run));
  const sum = (key: keyof Summary): number => reports.reduce((total, { summary }) => total + (summary[key] ?? 0), 0);
  const of = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  const known = reports.reduce((total, report) => total + report.run.accounts.length, 0);
  return {
    findings,
    notChecked: eachOnce(reports.flatMap(({ notChecked }) => notChecked)),
    skipped,
    summary: {
      files: sum('files'),
      documents: sum('documents'),
      skipped: skipped.filter(({ file }) => !file.endsWith('/')).length,
      errors: of('error'),
      warnings: of('warning'),
      infos: of('info'),
      suppressed: sum('suppressed'),
      stale: sum('stale'),
      accounts: sum('accounts') - (known - run.accounts.length),
      policies: sum('policies'),
      ...(reports.some(({ summary }) => summary.leftOut !== undefined) ? { leftOut: sum('leftOut') } : {}),
    },
    run,
  };
};
