import type { Json } from '../../source/json.ts';
import type { Path, Range } from '../../source/place.ts';

/** A neighbour in the same mapping or list. */
export interface Neighbour {
  readonly key: Range;
  readonly value: Range;
}

/** A place in a text, with all that an edit there has to know. */
export interface Site {
  readonly text: string;
  readonly path: Path;
  readonly key: Range;
  readonly value: Range;
  /** The value that it stands in. */
  readonly parent: Range;
  /** What the document says there; undefined where nothing stands there, or where that is not known. */
  readonly now: Json | undefined;
  /** How many entries or items stand beside it, itself among them; undefined where that is not known. */
  readonly beside: number | undefined;
  /** The last entry of the mapping that it stands in. */
  readonly sibling: Neighbour | undefined;
  /** The last item of the list that it is. */
  readonly last: Range | undefined;
}

/** What stands at a range. */
export const at = (text: string, { start, end }: Range): string => text.slice(start, end);

/** Where the line of an offset begins. */
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Where the line of an offset ends: its line break, or the end of the text. */
export const lineEnd = (text: string, offset: number): number => {
  const found = text.indexOf('\n', offset);
  return found === -1 ? text.length : found;
};

/** The line break that a text has. */
export const lineBreak = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The white space that a line begins with. */
export const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';

/**
 * The lines of a range, whole, with a comment at the end of the last one; undefined where other code stands on them.
 * Without a line break behind it, the last line of a text takes the one before.
 */
export const wholeLines = (text: string, { start, end }: Range, before: RegExp, after: RegExp): Range | undefined => {
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  if (!before.test(text.slice(from, start)) || !after.test(text.slice(end, to))) return undefined;
  if (to < text.length) return { start: from, end: to + 1 };
  const above = text.slice(0, from).endsWith('\r\n') ? from - 2 : from - 1;
  return { start: Math.max(above, 0), end: to };
};
