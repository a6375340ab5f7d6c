import type { Finding } from '../../finding/finding.ts';
import type { FileEdit, Safety, TextFix } from '../../finding/fix.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import type { Place } from '../../source/place.ts';
import { positionsOf, firstPosition } from '../../source/position.ts';
import { locator, type Location } from './location.ts';

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

const locatorOf = (findings: readonly Finding[], parsed: ReadonlyMap<string, Parsed>): ((place: Place) => Location) => {
  const places = findings.flatMap(({ place, related }) => [place, ...related.map((one) => one.place)]);
  const shown = new Set(findings.map(({ place }) => place));
  const secret = new Set(findings.filter(({ rule }) => rule === 'plaintext-api-key').map(({ place }) => place));
  return locator(places, parsed, shown, secret);
};

type RelatedPlaces = LocatedFinding['related'];

/** So many places that explain a finding are told, such as calls of the module that it is in. */
const mostRelated = 5;

const compareRelated = (a: RelatedPlaces[number], b: RelatedPlaces[number]): number =>
  compareTexts(a.location.file, b.location.file) ||
  a.location.line - b.location.line ||
  a.location.column - b.location.column ||
  compareTexts(a.note, b.note);

const isSamePlace = (one: RelatedPlaces[number], other: RelatedPlaces[number]): boolean =>
  one.note === other.note && one.location.file === other.location.file && one.location.line === other.location.line;

/** The places of two tellings of one finding: first those of both, then the others in the order of files and lines. */
export const bothRelated = (some: RelatedPlaces, more: RelatedPlaces): RelatedPlaces => {
  const isIn = (places: RelatedPlaces, one: RelatedPlaces[number]): boolean =>
    places.some((each) => isSamePlace(each, one));
  const others = [...some.filter((one) => !isIn(more, one)), ...more.filter((one) => !isIn(some, one))];
  return [...some.filter((one) => isIn(more, one)), ...others.toSorted(compareRelated)].slice(
    0,
    Math.max(some.length, mostRelated),
  );
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
  const at = locatorOf(findings, parsed);
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
