import { likenessMark, withFingerprints, type Identified } from '../../finding/fingerprint.ts';
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

/** A finding that a baseline records. */
export interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
  /** What it keeps when its policy gets another id. */
  readonly likeness?: string | undefined;
  readonly message?: string | undefined;
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
      likeness: textAt(entry, 'likeness'),
      message: textAt(entry, 'message'),
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
 * The text of a baseline that holds the findings of a report, and entries that are kept: sorted, so that two baselines differ
 * only where findings do. The report must be one of a run without a baseline, or hold what the baseline knows.
 */
export const baselineOf = ({ findings }: Recordable, kept: readonly BaselineEntry[] = []): string => {
  const own = withFingerprints(findings).map((finding) => {
    const { rule, location, message, fingerprint } = finding;
    const likeness = likenessMark(finding);
    return {
      rule,
      file: location.file,
      fingerprint,
      ...(likeness === undefined ? {} : { likeness }),
      message: maskSecrets(message),
    };
  });
  const entries = [
    ...own,
    ...kept.map(({ message, ...more }) => ({ ...more, message: maskSecrets(message ?? '') })),
  ].toSorted((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint));
  return `${JSON.stringify({ version: 2, findings: entries }, null, 2)}\n`;
};

/** Findings held against a baseline. */
export interface Compared {
  readonly left: readonly LocatedFinding[];
  /** Those that were taken away. */
  readonly known: readonly LocatedFinding[];
  /** Entries that no finding met, of what was looked at. */
  readonly stale: readonly BaselineEntry[];
  /** Those of what was not looked at. */
  readonly unseen: readonly BaselineEntry[];
}

/** How often each text is there. */
const countsOf = (texts: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

/** Whether one more of a text is there, which is taken out. */
const takeOne = (counts: Map<string, number>, text: string | undefined): boolean => {
  const left = text === undefined ? 0 : (counts.get(text) ?? 0);
  if (text === undefined || left === 0) return false;
  counts.set(text, left - 1);
  return true;
};

/**
 * Takes away the findings that `baseline` has; the others keep their order, and their fingerprints. They are those that would be reported, each once
 * and in the report's order: a baseline is written from a report, and of several that are alike it counts how many. Those
 * that mean "could not do the work" stay. A finding has the fingerprint of an entry, in whatever file; or, where the entry's own
 * finding is gone, it says the same of a policy that differs from the recorded one in its id alone. `lookedAt` says whether this run would have found what an entry records.
 */
export const applyBaseline = (
  findings: readonly LocatedFinding[],
  baseline: Baseline,
  lookedAt: (entry: BaselineEntry) => boolean,
): Compared => {
  const marked = withFingerprints(findings);
  const met = new Set(marked.map(({ fingerprint }) => fingerprint));
  const recorded = new Set(baseline.entries.map(({ fingerprint }) => fingerprint));
  const unmet = baseline.entries.filter(({ fingerprint }) => !met.has(fingerprint));
  const gone = unmet.filter(lookedAt);
  const alike = countsOf(gone.flatMap(({ likeness }) => likeness ?? []));
  const before = new Map(alike);
  const known = new Set(
    marked.filter(
      (finding) =>
        !stopsWork(finding.rule) && (recorded.has(finding.fingerprint) || takeOne(alike, likenessMark(finding))),
    ),
  );
  // Of entries that are alike, so many have another id now as findings were found for them.
  const renamed = new Map([...before].map(([mark, count]) => [mark, count - (alike.get(mark) ?? 0)]));
  return {
    left: marked.filter((finding) => !known.has(finding)),
    known: [...known],
    stale: gone.filter(({ likeness }) => !takeOne(renamed, likeness)),
    unseen: unmet.filter((entry) => !lookedAt(entry)),
  };
};
