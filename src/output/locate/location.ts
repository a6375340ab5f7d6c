import type { Parsed } from '../../input/parse/parsed.ts';
import { isOrigin, pointerOf, sourceOf, type Place, type Range } from '../../source/place.ts';
import { once } from '../../source/once.ts';
import { firstPosition, positionsOf } from '../../source/position.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';

/** A place as a report shows it: lines and columns count from 1, the end is exclusive. */
export interface Location {
  /** The source's name. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** JSON Pointer (RFC 6901) into the document; undefined for a place that belongs to no value. */
  readonly pointer: string | undefined;
  /** Main places have one where there is something to show. */
  readonly excerpt: Excerpt | undefined;
}

const within = (range: Range, length: number): Range => {
  const start = Math.min(Math.max(range.start, 0), length);
  return { start, end: Math.min(Math.max(range.end, start), length) };
};

/** The offsets of some places of one source; all paths are looked up in one pass. */
const rangesOf = (places: readonly Place[], parsed: Parsed): readonly Range[] => {
  const origins = places.filter(isOrigin);
  const located = parsed.locate(origins.map(({ document, path }) => ({ index: document.index, path })));
  const rangeOf = new Map<Place, Range | undefined>(origins.map((origin, nth) => [origin, located[nth]]));
  return places.map((place) =>
    within(isOrigin(place) ? (rangeOf.get(place) ?? { start: 0, end: 0 }) : place.range, parsed.text.length),
  );
};

/**
 * The locations of some places of one source, as it was parsed; `undefined` for one that could not be read: its places
 * are at its start. Only places in `shown` get an excerpt; what stands at one in `secret` is masked there.
 */
export const locationsIn = (
  file: string,
  places: readonly Place[],
  parsed: Parsed | undefined,
  shown: ReadonlySet<Place>,
  secret: ReadonlySet<Place> = new Set(),
): readonly Location[] => {
  const ranges = parsed === undefined ? [] : rangesOf(places, parsed);
  const text = parsed?.text ?? '';
  const positions = positionsOf(
    text,
    ranges.flatMap(({ start, end }) => [start, end]),
  );
  return places.map((place, nth) => {
    const { start, end } = ranges[nth] ?? { start: 0, end: 0 };
    const { line, column } = positions.get(start) ?? firstPosition;
    const { line: endLine, column: endColumn } = positions.get(end) ?? firstPosition;
    const location = {
      file,
      line,
      column,
      endLine,
      endColumn,
      pointer: isOrigin(place) ? pointerOf(place.path) : undefined,
    };
    if (!shown.has(place)) return { ...location, excerpt: undefined };
    const excerpt = once(() => excerptOf(text, { start, end }, secret.has(place)));
    return {
      ...location,
      // Few formats show it, and to make one takes longer than all the rest of a place.
      get excerpt() {
        return excerpt();
      },
    };
  });
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

/**
 * Says of each of some places where it is, each source looked at once; a place of a source that is not among `parsed` is at
 * its line 1. For `shown` and `secret` see `locationsIn`.
 */
export const locator = (
  places: Iterable<Place>,
  parsed: ReadonlyMap<string, Parsed>,
  shown: ReadonlySet<Place> = new Set(),
  secret: ReadonlySet<Place> = new Set(),
): ((place: Place) => Location) => {
  const bySource = new Map<string, Set<Place>>();
  for (const place of places) {
    const source = sourceOf(place);
    const known = bySource.get(source);
    if (known === undefined) bySource.set(source, new Set([place]));
    else known.add(place);
  }
  const locations = new Map<Place, Location>();
  for (const [source, some] of bySource) {
    const list = [...some];
    const found = locationsIn(source, list, parsed.get(source), shown, secret);
    list.forEach((each, nth) => {
      const location = found[nth];
      if (location !== undefined) locations.set(each, location);
    });
  }
  return (place) => locations.get(place) ?? sourceStart(place);
};
