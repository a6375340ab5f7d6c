import type { Finding } from '../../finding/finding.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import { isOrigin, type Path, type Place } from '../../source/place.ts';
import { positionsOf } from '../../source/position.ts';

interface Wanted {
  readonly index: number;
  readonly path: Path;
  readonly at: 'key' | 'value';
}

/** A place's value, and what it lies in: an entry of a mapping begins with its key, an item of a list with its value. */
const enclosing = (place: Place): readonly Wanted[] => {
  if (!isOrigin(place)) return [];
  const { document, path } = place;
  const around = path.map((segment, nth): Wanted => {
    const at = typeof segment === 'string' ? 'key' : 'value';
    return { index: document.index, path: path.slice(0, nth + 1), at };
  });
  return [...around, { index: document.index, path, at: 'value' }];
};

/**
 * For each finding of one source, the lines a comment may stand on (or above) to suppress it: where its main place
 * begins, and where each entry and item around that begins. The document as a whole is none of these, else a comment in
 * the first line would silence all of it; `iamlint-ignore-file` is for that.
 */
export const linesOf = (findings: readonly Finding[], parsed: Parsed): ReadonlyMap<Finding, ReadonlySet<number>> => {
  const wanted = findings.map((finding) => enclosing(finding.place));
  const ranges = parsed.locate(wanted.flat());
  let next = 0;
  const offsets = findings.map(({ place }, nth) => {
    const own = (wanted[nth] ?? []).map(() => ranges[next++]?.start ?? 0);
    return isOrigin(place) ? own : [place.range.start];
  });
  const positions = positionsOf(parsed.text, offsets.flat());
  return new Map(
    findings.map((finding, nth) => [
      finding,
      new Set((offsets[nth] ?? []).map((offset) => positions.get(offset)?.line ?? 1)),
    ]),
  );
};
