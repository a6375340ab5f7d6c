import type { About, ChainStep, NotChecked, Repair } from '../finding/finding.ts';
import { parse } from '../input/parse/parse.ts';
import { report as validate } from '../input/validate/report.generated.js';
import { faultsOf } from '../input/validate/words.ts';
import type { LocatedFinding, LocatedFix } from '../output/locate/locate.ts';
import type { Location } from '../output/locate/location.ts';
import { safe } from '../output/redact/safe.ts';
import type { Report, ShardFacts, Summary } from '../output/report/report.ts';
import { fromReport, type Prose } from '../snippet/snippet.ts';
import { get, isList, listAt, numberAt, textAt, textsAt, type Json } from '../source/json.ts';
import type { Path, Range } from '../source/place.ts';
import { positionsOf } from '../source/position.ts';
import type { Source } from '../source/source.ts';

/** A report that cannot be used; `problem` says why, with file, line and column. */
export interface BrokenReport {
  readonly problem: string;
}

const text = (value: Json | undefined, key: string): string => textAt(value, key) ?? '';

const count = (value: Json | undefined, key: string): number => numberAt(value, key) ?? 0;

/** One of some words; the schema has refused all others. */
const oneOf = <Word extends string>(
  value: Json | undefined,
  key: string,
  first: Word,
  ...more: readonly Word[]
): Word => more.find((word) => word === textAt(value, key)) ?? first;

/** The pieces of a text between backticks are commands, or names that are shown as commands are. */
const proseOf = (help: string): Prose =>
  help.split(/(`[^`]+`)/).map((part, nth) => (nth % 2 === 0 ? part : fromReport(part.slice(1, -1))));

const excerptOf = (value: Json | undefined): Location['excerpt'] => {
  const line = textAt(value, 'text');
  if (line === undefined) return undefined;
  const shown = safe(line);
  // Where more has to be masked than whoever wrote it did, the marks are at other characters.
  if (shown !== line) return { text: shown, start: 0, length: 0 };
  const start = Math.min(count(value, 'start'), line.length);
  return { text: line, start, length: Math.min(count(value, 'length'), line.length - start) };
};

const locationOf = (value: Json | undefined, excerpt?: Json): Location => ({
  file: text(value, 'file'),
  line: count(value, 'line'),
  column: count(value, 'column'),
  endLine: numberAt(value, 'end_line') ?? count(value, 'line'),
  endColumn: numberAt(value, 'end_column') ?? count(value, 'column'),
  pointer: textAt(value, 'pointer'),
  excerpt: excerptOf(excerpt),
});

const repairOf = (value: Json): Repair => {
  const undo = textAt(value, 'undo');
  return {
    kind: oneOf(value, 'kind', 'edit', 'cli', 'terraform'),
    text: fromReport(text(value, 'text')),
    ...(undo === undefined ? {} : { undo: fromReport(undo) }),
  };
};

const fixOf = (value: Json): LocatedFix => ({
  safety: oneOf(value, 'safety', 'unsafe', 'safe'),
  edits: listAt(value, 'edits').map((edit) => {
    const { file, line, column, endLine, endColumn } = locationOf(edit);
    return { file, text: text(edit, 'text'), location: { line, column, endLine, endColumn } };
  }),
});

const aboutOf = (value: Json): About => ({
  account: textAt(value, 'account'),
  subject: textAt(value, 'subject'),
  policy: textAt(value, 'policy'),
  ...(get(value, 'actions') === undefined ? {} : { actions: textsAt(value, 'actions') }),
});

const stepOf = (value: Json): ChainStep => ({
  from: text(value, 'from'),
  to: text(value, 'to'),
  way: text(value, 'way'),
});

const findingOf = (value: Json): LocatedFinding => {
  const fix = get(value, 'fix');
  const help = textAt(value, 'help');
  return {
    rule: text(value, 'rule'),
    category: text(value, 'category'),
    severity: oneOf(value, 'severity', 'error', 'warning', 'info'),
    confidence: oneOf(value, 'confidence', 'high', 'low'),
    message: text(value, 'message'),
    location: locationOf(get(value, 'location'), get(value, 'excerpt')),
    related: listAt(value, 'related').map((one) => ({ location: locationOf(one), note: text(one, 'note') })),
    help: help === undefined ? undefined : proseOf(help),
    repairs: listAt(value, 'repairs').map(repairOf),
    ...(fix === undefined ? {} : { fix: fixOf(fix) }),
    about: aboutOf(value),
    ...(get(value, 'chain') === undefined ? {} : { chain: listAt(value, 'chain').map(stepOf) }),
    fingerprint: text(value, 'fingerprint'),
  };
};

const notCheckedOf = (value: Json): NotChecked => {
  const obtain = textAt(value, 'obtain');
  return {
    rule: textAt(value, 'rule'),
    reason: text(value, 'reason'),
    obtain: obtain === undefined ? undefined : fromReport(obtain),
  };
};

const summaryOf = (value: Json | undefined): Summary => ({
  files: count(value, 'files'),
  documents: count(value, 'documents'),
  skipped: count(value, 'skipped'),
  errors: count(value, 'errors'),
  warnings: count(value, 'warnings'),
  infos: count(value, 'infos'),
  suppressed: count(value, 'suppressed'),
  stale: count(value, 'stale'),
  accounts: count(value, 'accounts'),
  policies: count(value, 'policies'),
});

const shardOf = (value: Json): ShardFacts => ({
  index: count(value, 'index'),
  of: count(value, 'of'),
  ifInAll: listAt(value, 'if_in_all').map(findingOf),
});

/** The report that a value which fits its schema stands for. */
const reportOf = (value: Json): Report => ({
  ...(get(value, 'shard') === undefined ? {} : { shard: shardOf(get(value, 'shard') ?? null) }),
  findings: listAt(value, 'findings').map(findingOf),
  notChecked: listAt(value, 'not_checked').map(notCheckedOf),
  skipped: listAt(value, 'skipped').map((one) => ({ file: text(one, 'file'), reason: text(one, 'reason') })),
  summary: summaryOf(get(value, 'summary')),
  run: {
    time: text(value, 'time'),
    preset: textAt(value, 'preset'),
    rules: { on: count(get(value, 'rules'), 'on'), of: count(get(value, 'rules'), 'of') },
    catalogueDate: text(get(value, 'catalogue'), 'date'),
    accounts: textsAt(value, 'accounts'),
  },
});

interface Wrong {
  readonly path: Path;
  readonly why: string;
}

/** Why a value is no report that can be read, at the first place that says so. */
const wrongIn = (value: Json): Wrong | undefined => {
  const version = get(value, 'version');
  if (textAt(get(value, 'tool'), 'name') !== 'iamlint' && !isList(get(value, 'findings')))
    return { path: [], why: 'this is not a JSON report of iamlint: `iamlint lint --format json=FILE` writes one' };
  if (version !== 2) {
    const shown = typeof version === 'number' ? `is of version ${version}` : 'names no version';
    return { path: ['version'], why: `this report ${shown}, and this iamlint reads only version 2` };
  }
  if (validate(value)) return undefined;
  const [first] = faultsOf(validate.errors ?? [], value, 'this report');
  return first === undefined ? undefined : { path: first.path, why: first.message };
};

/** A report out of a value that was read from JSON; undefined where it does not fit the schema of reports. */
export const reportFrom = (value: Json): Report | undefined =>
  wrongIn(value) === undefined ? reportOf(value) : undefined;

/** Reads a JSON report that was written, or says what is wrong with it. */
export const readReport = async (source: Source): Promise<Report | BrokenReport> => {
  const parsed = await parse(source);
  const broken = ({ start }: Range, why: string): BrokenReport => {
    const { line, column } = positionsOf(parsed.text, [start]).get(start) ?? { line: 1, column: 1 };
    return { problem: `${source.file.name}:${line}:${column}: ${why}` };
  };
  const [unread] = parsed.problems;
  if (unread !== undefined)
    return broken('range' in unread.place ? unread.place.range : { start: 0, end: 0 }, unread.message);
  const [first, second] = parsed.documents;
  if (second !== undefined)
    return broken(
      { start: 0, end: 0 },
      'this is no JSON report but several documents, as `ndjson` has them: `--format json=FILE` writes one',
    );
  const value = first?.value ?? null;
  const wrong = wrongIn(value);
  if (wrong === undefined) return reportOf(value);
  return broken(parsed.locate([{ index: 0, path: wrong.path }])[0] ?? { start: 0, end: 0 }, wrong.why);
};
