import type { DocumentRef, Origin, Path, Range } from '../../../source/place.ts';
import type { Texts } from '../texts.ts';

/** A path as a key of `Places.ranges`. */
export const pathKey = (path: Path): string => JSON.stringify(path);

/** Ranges by path, as `pathKey` writes it. */
export type RangesOf = ReadonlyMap<string, Range>;

/** Places in a script: each command is a path such as `line 3`, and its arguments and words are paths below that. */
export interface Places {
  /** Ranges in the text of a source, by its name. */
  readonly ranges: ReadonlyMap<string, RangesOf>;
  /** The place of a command. */
  readonly command: (command: Range) => Origin;
  /** The place of a word of a command. */
  readonly word: (command: Range, word: Range) => Origin;
  /** Records where an argument of what stands at `origin` is. The first range of a path counts. */
  readonly add: (origin: Origin, path: Path, range: Range) => void;
}

interface Known {
  readonly document: DocumentRef;
  readonly ranges: Map<string, Range>;
  readonly onLine: Map<string, number>;
}

/** No places yet. */
export const createPlaces = (texts: Texts): Places => {
  const sources = new Map<string, Known>();
  const ranges = new Map<string, Map<string, Range>>();
  const segments = new Map<number, string>();

  const sourceAt = (offset: number): Known => {
    const { name } = texts.at(offset).file;
    const known = sources.get(name);
    if (known !== undefined) return known;
    const fresh: Known = { document: { source: name, index: 0 }, ranges: new Map(), onLine: new Map() };
    sources.set(name, fresh);
    ranges.set(name, fresh.ranges);
    return fresh;
  };

  /** The name of a command's place; a second command on the same line is numbered. */
  const segmentOf = (range: Range, source: Known): string => {
    const known = segments.get(range.start);
    if (known !== undefined) return known;
    const line = `line ${texts.lineOf(range.start)}`;
    const count = (source.onLine.get(line) ?? 0) + 1;
    source.onLine.set(line, count);
    const segment = count === 1 ? line : `${line} (${count})`;
    segments.set(range.start, segment);
    source.ranges.set(pathKey([segment]), texts.spotOf(range).range);
    return segment;
  };

  return {
    ranges,
    command: (range) => {
      const source = sourceAt(range.start);
      return { document: source.document, path: [segmentOf(range, source)] };
    },
    word: (range, word) => {
      // A word that another file hands over, as to a function that is defined there, is shown where it stands.
      const isElsewhere = texts.at(range.start) !== texts.at(word.start);
      const source = sourceAt(word.start);
      const path: Path = [
        segmentOf(isElsewhere ? word : range, source),
        'word',
        isElsewhere ? 0 : word.start - range.start,
      ];
      source.ranges.set(pathKey(path), texts.spotOf(word).range);
      return { document: source.document, path };
    },
    add: (origin, path, range) => {
      const key = pathKey(path);
      const known = ranges.get(origin.document.source);
      // What another file gives is shown at the command that gets it.
      if (known === undefined || known.has(key) || texts.at(range.start).file.name !== origin.document.source) return;
      known.set(key, texts.spotOf(range).range);
    },
  };
};
