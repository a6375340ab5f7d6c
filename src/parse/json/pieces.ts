import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import type { Json } from '../../source/json.ts';
import { isList } from '../../source/json.ts';
import type { Path } from '../../source/place.ts';
import { afterBlank, stringEnd, valueEnd } from './walk.ts';

/** Consecutive items of a long list. */
export interface Piece {
  /** Of the list. */
  readonly path: Path;
  readonly items: readonly Json[];
}

/** Bytes of a piece: values of so few die young, and cost the garbage collector nothing. */
const pieceSize = 65_536;

/** In pieces: how long one may be at most. */
const farthest = 4;

/** The list has to begin in so many bytes. */
const headSize = 65_536;

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
export const readPieces = function* (
  utf8: Uint8Array,
  key: string,
  size = pieceSize,
): Generator<Piece, Json | undefined, undefined> {
  const bytes = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.length);
  // As latin1, every byte is a character, and those that JSON is made of are the same.
  const head = bytes.toString('latin1', 0, headSize);
  const list = listIn(head, key);
  const between = list === undefined ? undefined : betweenItems(head, list.open);
  const isPlain = isAscii(bytes);
  if (list === undefined || between === undefined || (!isPlain && !isUtf8(bytes))) return undefined;
  const { path, open } = list;
  const said = (from: number, to: number): string => bytes.toString(isPlain ? 'latin1' : 'utf8', from, to);
  const pieceOf = (from: number, to: number): Piece | undefined => {
    const items = parsed(`[${said(from, to)}]`);
    return isList(items) ? { path, items } : undefined;
  };
  let at = open + 1;
  for (;;) {
    // Looked for nearby alone: a guess that lies far off would cost as much as it is far, each time it is wrong.
    const near = bytes.subarray(at, at + farthest * size);
    const guess = near.indexOf(between.text, size, 'latin1');
    const guessed = guess === -1 ? undefined : pieceOf(at, at + guess + 1);
    if (guessed !== undefined) {
      yield guessed;
      at += guess + between.comma + 1;
      continue;
    }
    const end = partEnd(bytes.toString('latin1', at, at + farthest * Math.max(size, pieceSize)), size);
    const walked = end === undefined ? undefined : pieceOf(at, at + end);
    if (end === undefined || walked === undefined) return undefined;
    yield walked;
    at += end + 1;
    if (bytes[at - 1] === closing) break;
  }
  return parsed(said(0, open + 1) + said(at - 1, bytes.length));
};

const closing = 0x5d;

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Where the list begins: the value itself, or the one that the mapping holds under a key. */
const listIn = (text: string, key: string): { readonly path: Path; readonly open: number } | undefined => {
  const start = afterBlank(text, 0);
  if (text[start] === '[') return { path: [], open: start };
  if (text[start] !== '{') return undefined;
  let at = afterBlank(text, start + 1);
  while (text[at] === '"') {
    const keyEnd = stringEnd(text, at);
    const value = afterBlank(text, afterBlank(text, keyEnd) + 1);
    if (text.slice(at, keyEnd) === JSON.stringify(key))
      return text[value] === '[' ? { path: [key], open: value } : undefined;
    at = afterBlank(text, valueEnd(text, value));
    if (text[at] === ',') at = afterBlank(text, at + 1);
  }
  return undefined;
};

/** From the end of one mapping to the first key of the next. */
const nextMapping = /\s*,\s*\{\s*"[^"\\]*"/y;

/** What stands between the first two items of a list of mappings, from the brace that closes one on, and where its comma is. */
const betweenItems = (text: string, open: number): { readonly text: string; readonly comma: number } | undefined => {
  const first = afterBlank(text, open + 1);
  if (text[first] !== '{') return undefined;
  nextMapping.lastIndex = valueEnd(text, first);
  const [found] = nextMapping.exec(text) ?? [];
  return found === undefined ? undefined : { text: `}${found}`, comma: found.indexOf(',') + 1 };
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
