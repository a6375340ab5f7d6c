import type { DocumentRef, Origin, Path, Range } from '../../../source/place.ts';

/** A path as a key of `Places.ranges`. */
export const pathKey = (path: Path): string => JSON.stringify(path);

/** Places in a script: each command is a path such as `line 3`, and its arguments and words are paths below that. */
export interface Places {
  /** Ranges by path, as `pathKey` writes it. */
  readonly ranges: ReadonlyMap<string, Range>;
  /** The place of a command. */
  readonly command: (command: Range) => Origin;
  /** The place of a word of a command. */
  readonly word: (command: Range, word: Range) => Origin;
  /** Records where an argument is. The first range of a path counts. */
  readonly add: (path: Path, range: Range) => void;
}

/** No places yet. `lineOf` gives the line of an offset, from 1. */
export const createPlaces = (document: DocumentRef, lineOf: (offset: number) => number): Places => {
  const ranges = new Map<string, Range>();
  const segments = new Map<number, string>();
  const onLine = new Map<string, number>();

  /** The name of a command's place; a second command on the same line is numbered. */
  const segmentOf = (range: Range): string => {
    const known = segments.get(range.start);
    if (known !== undefined) return known;
    const line = `line ${lineOf(range.start)}`;
    const count = (onLine.get(line) ?? 0) + 1;
    onLine.set(line, count);
    const segment = count === 1 ? line : `${line} (${count})`;
    segments.set(range.start, segment);
    ranges.set(pathKey([segment]), range);
    return segment;
  };

  return {
    ranges,
    command: (range) => ({ document, path: [segmentOf(range)] }),
    word: (range, word) => {
      const path: Path = [segmentOf(range), 'word', word.start - range.start];
      ranges.set(pathKey(path), word);
      return { document, path };
    },
    add: (path, range) => {
      const key = pathKey(path);
      if (!ranges.has(key)) ranges.set(key, range);
    },
  };
};
