import { fingerprints, withFingerprints, type Identified } from '../../finding/fingerprint.ts';
import { stopsWork } from '../../finding/diagnostic.ts';
import { maskSecrets } from '../../secrets/mask.ts';
import { parse } from '../../input/parse/parse.ts';
import { get, isList, isObject, textAt, type Json } from '../../source/json.ts';
import { type Path, type Range } from '../../source/place.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { positionsOf } from '../../source/position.ts';
import type { Source } from '../../source/source.ts';

/** Findings that were there when the baseline was written, and are no news. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
}

/** A baseline that cannot be used; `problem` says why, with file, line and column. */
interface BrokenBaseline {
  readonly problem: string;
}

interface Wrong {
  readonly path: Path;
  readonly why: string;
}

const wrongEntry = (entry: Json, nth: number): readonly Wrong[] => {
  const path = ['findings', nth];
  if (!isObject(entry)) return [{ path, why: 'an entry of `findings` must be a mapping' }];
  const missing = ['rule', 'file'].find((key) => textAt(entry, key) === undefined);
  if (missing !== undefined) return [{ path, why: `an entry of \`findings\` needs \`${missing}\`` }];
  if (!/^[0-9a-f]{16}$/.test(textAt(entry, 'fingerprint') ?? ''))
    return [{ path, why: '`fingerprint` must be 16 hexadecimal digits' }];
  return [];
};

const wrongIn = (value: Json): readonly Wrong[] => {
  const version = get(value, 'version');
  const list = get(value, 'findings');
  if (version === undefined || !isList(list))
    return [{ path: [], why: 'this is not a baseline: it needs `version` and a list `findings`' }];
  if (version === 1) {
    const why = 'a baseline of version 1 knows findings by their words, which have changed, so it is not read';
    return [{ path: ['version'], why }];
  }
  if (version !== 2) return [{ path: ['version'], why: 'this iamlint reads only version 2 of baselines' }];
  return list.flatMap(wrongEntry);
};

/** Reads a baseline, or says what is wrong with it. */
export const readBaseline = async (source: Source): Promise<Baseline | BrokenBaseline> => {
  const parsed = await parse(source);
  const broken = ({ start }: Range, why: string): BrokenBaseline => {
    const { line, column } = positionsOf(parsed.text, [start]).get(start) ?? { line: 1, column: 1 };
    return {
      problem: `${source.file.name}:${line}:${column}: ${why}; write it again: the same command with \`--write-baseline ${source.file.name}\` instead of \`--baseline ${source.file.name}\``,
    };
  };
  const [unread] = parsed.problems;
  if (unread !== undefined) {
    const range = 'range' in unread.place ? unread.place.range : undefined;
    return broken(range ?? { start: 0, end: 0 }, unread.message);
  }
  const value = parsed.documents[0]?.value ?? null;
  const [wrong] = wrongIn(value);
  if (wrong !== undefined) {
    const [range] = parsed.locate([{ index: 0, path: wrong.path }]);
    return broken(range ?? { start: 0, end: 0 }, wrong.why);
  }
  const list = get(value, 'findings');
  return {
    entries: (isList(list) ? list : []).map((entry) => ({
      rule: textAt(entry, 'rule') ?? '',
      file: textAt(entry, 'file') ?? '',
      fingerprint: textAt(entry, 'fingerprint') ?? '',
    })),
  };
};

interface Recordable {
  readonly findings: readonly (Identified & {
    readonly message: string;
    readonly location: { readonly file: string };
  })[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The text of a baseline that holds the findings of a report: sorted, so that two baselines differ only where findings
 * do. The report must be one of a run without a baseline, else the new one lacks what the old one has.
 */
export const baselineOf = ({ findings }: Recordable): string => {
  const marks = fingerprints(findings);
  const entries = findings
    .map(({ rule, location, message }, nth) => ({
      rule,
      file: location.file,
      fingerprint: marks[nth] ?? '',
      message: maskSecrets(message),
    }))
    .toSorted((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint));
  return `${JSON.stringify({ version: 2, findings: entries }, null, 2)}\n`;
};

interface Compared {
  readonly left: readonly LocatedFinding[];
  /** Those that were taken away. */
  readonly known: readonly LocatedFinding[];
  /** How many entries of what was looked at were met by no finding. */
  readonly stale: number;
}

/**
 * Takes away the findings that `baseline` has; the others keep their order, and their fingerprints. They are those that would be reported, each once
 * and in the report's order: a baseline is written from a report, and of several that are alike it counts how many. Those
 * that mean "could not do the work" stay. `lookedAt` says whether this run would have found what an entry records.
 */
export const applyBaseline = (
  findings: readonly LocatedFinding[],
  baseline: Baseline,
  lookedAt: (entry: BaselineEntry) => boolean,
): Compared => {
  const marked = withFingerprints(findings);
  const met = new Set(marked.map(({ fingerprint }) => fingerprint));
  const recorded = new Set(baseline.entries.map((entry) => entry.fingerprint));
  const isKnown = ({ rule, fingerprint }: (typeof marked)[number]): boolean =>
    !stopsWork(rule) && recorded.has(fingerprint);
  return {
    left: marked.filter((finding) => !isKnown(finding)),
    known: marked.filter(isKnown),
    stale: baseline.entries.filter((entry) => !met.has(entry.fingerprint) && lookedAt(entry)).length,
  };
};
