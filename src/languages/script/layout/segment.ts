import type { Range } from '../../../source/place.ts';
import { lastStartUpTo } from './lines.ts';

/** A stretch of shell text that is parsed on its own, and where each character of it comes from. */
export interface Segment {
  readonly text: string;
  /** A shell of its own, as each line of a recipe has one: variables set in it end with it. */
  readonly own: boolean;
  /** Why it is not known whether it is run, or another text instead of it. */
  readonly perhaps?: string | undefined;
  /** The range in the source of a range of `text`. */
  readonly sourceOf: (range: Range) => Range;
}

interface Piece {
  readonly at: number;
  readonly from: number;
  /** How many characters of the source it replaces; text that was not copied replaces all of them as one. */
  readonly length: number;
  readonly copied: boolean;
}

/** Puts a segment together from copied stretches of a source and from texts in place of one. */
export interface SegmentBuilder {
  readonly copy: (from: number, to: number) => void;
  /** `text` in place of the source from `from` to `to`. */
  readonly instead: (text: string, from: number, to: number) => void;
  readonly build: (own: boolean) => Segment;
}

export const segmentBuilder = (source: string): SegmentBuilder => {
  const pieces: Piece[] = [];
  let text = '';
  const add = (added: string, from: number, length: number, copied: boolean): void => {
    if (added === '') return;
    pieces.push({ at: text.length, from, length, copied });
    text += added;
  };
  const pieceAt = (offset: number): Piece | undefined =>
    pieces[lastStartUpTo(offset, pieces.length, (index) => pieces[index]?.at)];
  const startOf = (offset: number): number => {
    const piece = pieceAt(offset);
    if (piece === undefined) return 0;
    return piece.from + (piece.copied ? Math.min(offset - piece.at, piece.length) : 0);
  };
  /** The end belongs to the character before it: the next piece may come from far away. */
  const endOf = (offset: number): number => {
    const piece = pieceAt(offset - 1);
    if (piece === undefined) return 0;
    return piece.from + (piece.copied ? Math.min(offset - piece.at, piece.length) : piece.length);
  };
  return {
    copy: (from, to) => add(source.slice(from, to), from, to - from, true),
    instead: (added, from, to) => add(added, from, to - from, false),
    build: (own) => {
      const built = text;
      return {
        text: built,
        own,
        sourceOf: ({ start, end }) => {
          const from = startOf(start);
          const to = end > start ? endOf(end) : from;
          return { start: Math.min(from, source.length), end: Math.min(Math.max(from, to), source.length) };
        },
      };
    },
  };
};
