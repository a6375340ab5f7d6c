import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import type { Json } from '../../../source/json.ts';
import { isList } from '../../../source/json.ts';
import type { Path } from '../../../source/place.ts';
import type { Source, SourceAhead } from '../../../source/source.ts';
import { afterBlank, stringEnd, valueEnd } from './walk.ts';

/** Consecutive items of a long list. */
export interface Piece {
  /** Of the list. */
  readonly path: Path;
  readonly items: readonly Json[];
}

/** Bytes of a piece: values of so few die young, and cost the garbage collector nothing. */
const pieceSize = 65_536;

/** How many times its usual size a piece may be long. */
const maxPieces = 4;

/** In how many bytes the list is looked for: most begin at once, and few far behind. */
const headSizes = [65_536, 16_000_000];

/**
 * Reads one JSON value whose text is, for the most part, one list of mappings: the value itself, or what a mapping holds
 * under `key`. Gives the list's items piece by piece, so that nobody need hold them all, and then the value with the list
 * left empty.
 * Undefined for anything else, and where it is no JSON; pieces may have been given by then.
 *
 * A list may be parted at any comma, if what stands on either side is a list by itself: the two make the whole. So the
 * commas are guessed by what stood between the first two items, and looked for where a guess was wrong.
 * @param size bytes of a piece, at least
 */
export const readPieces = async function* (
  source: Bytes,
  key: string,
  size = pieceSize,
): AsyncGenerator<Piece, Json | undefined, undefined> {
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.length);
  let there = 0;
  let list: List | undefined;
  for (const headSize of headSizes) {
    there = await reach(source, headSize);
    // As latin1, every byte is a character, and those that JSON is made of are the same.
    list = listIn(bytes.toString('latin1', 0, headSize), key);
    if (list !== undefined || headSize >= bytes.length) break;
  }
  if (list === undefined) return undefined;
  const { path, open, between } = list;
  let at = open + 1;
  do {
    const farthest = at + maxPieces * Math.max(size, pieceSize);
    if (there < Math.min(farthest, bytes.length)) there = await reach(source, farthest);
    const rest = bytes.subarray(at, farthest);
    // Looked for nearby alone: a guess that lies far off would cost as much as it is far, each time it is wrong.
    const guess = rest.indexOf(between.text, size, 'latin1') + 1;
    const guessed = guess === 0 ? undefined : itemsIn(rest.subarray(0, guess));
    const end: number | undefined =
      guessed === undefined ? partEnd(rest.toString('latin1'), size) : guess + between.comma;
    const items = guessed ?? (end === undefined ? undefined : itemsIn(rest.subarray(0, end)));
    if (end === undefined || items === undefined) return undefined;
    yield { path, items };
    at += end + 1;
  } while (bytes[at - 1] !== closing);
  if ((await reach(source, bytes.length)) < bytes.length) return undefined;
  return parsed(Buffer.concat([bytes.subarray(0, open + 1), bytes.subarray(at - 1)]));
};

const closing = 0x5d;

type Bytes = Pick<Source, 'bytes'> & Partial<Pick<SourceAhead, 'until'>>;

/** Waits for so many bytes, and gives how many are there: none where they cannot be read, which whoever reads all of them reports. */
const reach = async ({ bytes, until }: Bytes, count: number): Promise<number> => {
  try {
    return until === undefined ? bytes.length : await until(count);
  } catch {
    return 0;
  }
};

/** The text of some bytes; undefined where they are none. */
const textOf = (bytes: Buffer): string | undefined =>
  isAscii(bytes) ? bytes.toString('latin1') : isUtf8(bytes) ? bytes.toString('utf8') : undefined;

/** The items of a part of a list; undefined where the part is no list by itself. */
const itemsIn = (part: Buffer): readonly Json[] | undefined => {
  const items = parsed(part, '[', ']');
  return isList(items) ? items : undefined;
};

const parsed = (bytes: Buffer, before = '', after = ''): Json | undefined => {
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(before + text + after);
  } catch {
    return undefined;
  }
};

/** A list of mappings in a text. */
interface List {
  readonly path: Path;
  /** Where it begins. */
  readonly open: number;
  /** What stands between its first two items, from the brace that closes one on, and where after it the comma is. */
  readonly between: { readonly text: string; readonly comma: number };
}

/** The list that is the value itself, or that the mapping holds under a key; undefined where the text does not show one. */
const listIn = (text: string, key: string): List | undefined => {
  const start = afterBlank(text, 0);
  if (text[start] === '[') return listAt(text, start, []);
  if (text[start] !== '{') return undefined;
  let at = afterBlank(text, start + 1);
  while (text[at] === '"') {
    const keyEnd = stringEnd(text, at);
    const value = afterBlank(text, afterBlank(text, keyEnd) + 1);
    if (text.slice(at, keyEnd) === JSON.stringify(key)) return listAt(text, value, [key]);
    at = afterBlank(text, valueEnd(text, value));
    if (text[at] === ',') at = afterBlank(text, at + 1);
  }
  return undefined;
};

/** From the end of one mapping to the first key of the next. */
const nextMapping = /\s*,\s*\{\s*"[^"\\]*"/y;

const listAt = (text: string, open: number, path: Path): List | undefined => {
  const first = afterBlank(text, open + 1);
  if (text[open] !== '[' || text[first] !== '{') return undefined;
  nextMapping.lastIndex = valueEnd(text, first);
  const [found] = nextMapping.exec(text) ?? [];
  return found === undefined ? undefined : { path, open, between: { text: `}${found}`, comma: found.indexOf(',') } };
};

/**
 * The offset of the comma or bracket that ends a part of a list, a piece long or the last; undefined where there is none
 * in the text, or no item.
 */
const partEnd = (text: string, size: number): number | undefined => {
  let at = 0;
  for (;;) {
    const start = afterBlank(text, at);
    const end = valueEnd(text, start);
    if (end === start) return undefined;
    at = afterBlank(text, end);
    if (text[at] === ']' || (text[at] === ',' && at >= size)) return at;
    if (text[at] !== ',') return undefined;
    at += 1;
  }
};
