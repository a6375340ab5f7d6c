import type { Spot, Range } from '../../source/place.ts';
import type { SourceFile } from '../../source/source.ts';
import { lastStartUpTo, lineCounter } from './layout/lines.ts';

/** A text of a script, and where it begins among all of them. */
export interface ScriptPart {
  readonly file: SourceFile;
  readonly text: string;
  readonly start: number;
}

/**
 * The texts that a script consists of: its own, and behind it those of the files that it sources. An offset means one of them,
 * so that a range tells its file.
 */
export interface Texts {
  /** Puts a text behind the others; gives where it begins. */
  readonly add: (file: SourceFile, text: string) => number;
  readonly all: () => readonly ScriptPart[];
  readonly at: (offset: number) => ScriptPart;
  /** The line of an offset in its file, from 1. */
  readonly lineOf: (offset: number) => number;
  /** The line as messages name it: `3`, or in a file that is sourced "3 of `lib.sh`". */
  readonly sayLine: (offset: number) => string;
  /** What stands at a range. */
  readonly slice: (range: Range) => string;
  readonly spotOf: (range: Range) => Spot;
}

/** The text of a script, which sources nothing yet. */
export const createTexts = (own: SourceFile, text: string): Texts => {
  const first: ScriptPart = { file: own, text, start: 0 };
  const parts: ScriptPart[] = [first];
  const counters = [lineCounter(text)];
  const nthAt = (offset: number): number => lastStartUpTo(offset, parts.length, (nth) => parts[nth]?.start);
  const at = (offset: number): ScriptPart => parts[nthAt(offset)] ?? first;
  const lineOf = (offset: number): number => counters[nthAt(offset)]?.(offset - at(offset).start) ?? 1;
  return {
    add: (file, added) => {
      const last = parts.at(-1) ?? first;
      const start = last.start + last.text.length + 1;
      parts.push({ file, text: added, start });
      counters.push(lineCounter(added));
      return start;
    },
    all: () => parts,
    at,
    lineOf,
    sayLine: (offset) => {
      const { file } = at(offset);
      return file === own ? String(lineOf(offset)) : `${lineOf(offset)} of \`${file.name}\``;
    },
    slice: ({ start, end }) => {
      const part = at(start);
      return part.text.slice(start - part.start, end - part.start);
    },
    spotOf: ({ start, end }) => {
      const part = at(start);
      return { source: part.file.name, range: { start: start - part.start, end: end - part.start } };
    },
  };
};
