import type { Finding } from '../../finding/finding.ts';
import type { FileEdit, Safety, TextFix } from '../../finding/fix.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import { sourceOf, type Place } from '../../source/place.ts';
import { positionsOf, firstPosition } from '../../source/position.ts';
import { locationsIn, type Location } from './location.ts';

/** An edit with its range in lines and columns, too. */
export interface LocatedEdit extends Omit<FileEdit, 'range'> {
  /** Offsets into the text; undefined where the text is not at hand, since a report that was written is read again. */
  readonly range?: FileEdit['range'] | undefined;
  readonly location: Pick<Location, 'line' | 'column' | 'endLine' | 'endColumn'>;
}

/** What `--fix` would change for a finding: all of the edits, or none. */
export interface LocatedFix {
  readonly safety: Safety;
  readonly edits: readonly LocatedEdit[];
}

/** A finding whose places are lines and columns. */
export interface LocatedFinding extends Omit<Finding, 'place' | 'related' | 'fix'> {
  readonly location: Location;
  readonly fix?: LocatedFix | undefined;
  /** What makes it the same finding in the next run; where it is absent, `fingerprints` gives it. */
  readonly fingerprint?: string | undefined;
  readonly related: readonly { readonly location: Location; readonly note: string }[];
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The total order of findings: by file, line, column, rule, message; texts by code unit, the same under any locale. */
export const compareFindings = (a: LocatedFinding, b: LocatedFinding): number =>
  compareTexts(a.location.file, b.location.file) ||
  a.location.line - b.location.line ||
  a.location.column - b.location.column ||
  compareTexts(a.rule, b.rule) ||
  compareTexts(a.message, b.message) ||
  a.location.endLine - b.location.endLine ||
  a.location.endColumn - b.location.endColumn;

const locationsOf = (
  findings: readonly Finding[],
  parsed: ReadonlyMap<string, Parsed>,
): ReadonlyMap<Place, Location> => {
  const shown = new Set(findings.map((finding) => finding.place));
  const secret = new Set(findings.filter(({ rule }) => rule === 'plaintext-api-key').map(({ place }) => place));
  const bySource = new Map<string, Set<Place>>();
  for (const { place, related } of findings) {
    for (const each of [place, ...related.map((one) => one.place)]) {
      const source = sourceOf(each);
      const places = bySource.get(source);
      if (places === undefined) bySource.set(source, new Set([each]));
      else places.add(each);
    }
  }
  const locations = new Map<Place, Location>();
  for (const [source, places] of bySource) {
    const list = [...places];
    const found = locationsIn(source, list, parsed.get(source), shown, secret);
    list.forEach((each, nth) => {
      const location = found[nth];
      if (location !== undefined) locations.set(each, location);
    });
  }
  return locations;
};

const sourceStart = (place: Place): Location => ({
  file: sourceOf(place),
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  pointer: undefined,
  excerpt: undefined,
});

type RelatedPlaces = LocatedFinding['related'];

/** So many places that explain a finding are told, such as calls of the module that it is in. */
const mostRelated = 5;

export const bothRelated = (some: RelatedPlaces, more: RelatedPlaces): RelatedPlaces => {
  const isNew = (one: RelatedPlaces[number]): boolean =>
    !some.some(
      ({ note, location: { file, line } }) =>
        note === one.note && file === one.location.file && line === one.location.line,
    );
  return some.length >= mostRelated ? some : [...some, ...more.filter(isNew)].slice(0, mostRelated);
};

/** The edits of fixes with lines and columns, each text walked once. */
const locatedFixes = (
  fixes: ReadonlyMap<Finding, TextFix>,
  parsed: ReadonlyMap<string, Parsed>,
): ReadonlyMap<Finding, LocatedFix> => {
  const offsets = new Map<string, number[]>();
  for (const { edits } of fixes.values()) {
    for (const { file, range } of edits) {
      const list = offsets.get(file) ?? [];
      offsets.set(file, list);
      list.push(range.start, range.end);
    }
  }
  const positions = new Map(
    [...offsets].map(([file, list]) => [file, positionsOf(parsed.get(file)?.text ?? '', list)] as const),
  );
  const withLines = (edit: FileEdit): LocatedEdit => {
    const at = positions.get(edit.file);
    const { line, column } = at?.get(edit.range.start) ?? firstPosition;
    const { line: endLine, column: endColumn } = at?.get(edit.range.end) ?? firstPosition;
    return { ...edit, location: { line, column, endLine, endColumn } };
  };
  return new Map([...fixes].map(([finding, { safety, edits }]) => [finding, { safety, edits: edits.map(withLines) }]));
};

/**
 * Findings with lines and columns, sorted, each once. `parsed` holds the sources by name; a place in another one (a file
 * that could not be read) is at its line 1.
 */
export const locate = (
  findings: readonly Finding[],
  parsed: ReadonlyMap<string, Parsed>,
  fixes: ReadonlyMap<Finding, TextFix> = new Map(),
): readonly LocatedFinding[] => {
  const located = locatedFixes(fixes, parsed);
  const locations = locationsOf(findings, parsed);
  const at = (each: Place): Location => locations.get(each) ?? sourceStart(each);
  const withLines = (finding: Finding): LocatedFinding => {
    const { place: main, related, fix: _, ...rest } = finding;
    const fix = located.get(finding);
    return {
      ...rest,
      location: at(main),
      // whether another finding is shown there decides nothing of how this one is told
      related: related.map((one) => ({ location: { ...at(one.place), excerpt: undefined }, note: one.note })),
      ...(fix === undefined ? {} : { fix }),
    };
  };
  const sorted = findings.map(withLines).toSorted(compareFindings);
  const once: LocatedFinding[] = [];
  for (const finding of sorted) {
    const before = once.at(-1);
    if (before === undefined || compareFindings(before, finding) !== 0) once.push(finding);
    else once[once.length - 1] = { ...before, related: bothRelated(before.related, finding.related) };
  }
  return once;
};
