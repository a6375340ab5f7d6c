import type { Range } from '../../../source/place.ts';
import type { Fault } from '../fault.ts';
import { readScalar, readString, strayCharacter } from './token.ts';

/** What may come next; `item` and `key` follow a comma, so that nothing can be closed there. */
type State = 'value' | 'item' | 'item or close' | 'key' | 'key or close' | 'colon' | 'comma or close' | 'end';

const blank = ' \t\n\r';

/** The first fault between two offsets of a text that `JSON.parse` refuses. */
export const diagnose = (text: string, from: number, to: number): Fault => {
  const open: number[] = [];
  let state: State = 'value';
  let comma = from;
  let token: Range = { start: from, end: from };
  let at = from;
  for (;;) {
    while (at < to && blank.includes(text.charAt(at))) at += 1;
    const opener = open.at(-1);
    if (at >= to) return cutOff(text, opener, token.end);
    const character = text.charAt(at);
    const here = { start: at, end: at + 1 };
    if (state === 'end')
      return { start: at, end: token.end > at ? token.end : lineEnd(text, at, to), message: tooMuch };
    const stray = strayCharacter(text, at);
    if (stray !== undefined) return stray;

    if (character === '}' || character === ']') {
      const wrong = closing(text, state, here, opener, comma, token);
      if (wrong !== undefined) return wrong;
      open.pop();
      token = here;
      at += 1;
      state = open.length === 0 ? 'end' : 'comma or close';
    } else if (character === ',') {
      if (state !== 'comma or close' || opener === undefined) return { ...here, message: strayComma };
      comma = at;
      token = here;
      at += 1;
      state = text[opener] === '{' ? 'key' : 'item';
    } else if (character === ':') {
      if (state !== 'colon') return { ...here, message: 'a `:` stands where none belongs' };
      token = here;
      at += 1;
      state = 'value';
    } else if (state === 'colon') {
      return { ...token, message: 'this key has no value: a `:` and a value belong after it' };
    } else if ((state === 'key' || state === 'key or close') && character !== '"') {
      return { ...wordAt(text, at, to), message: notAKey(character) };
    } else if (state !== 'comma or close' && (character === '{' || character === '[')) {
      open.push(at);
      token = here;
      at += 1;
      state = character === '{' ? 'key or close' : 'item or close';
    } else if (state === 'comma or close') {
      return { ...wordAt(text, at, to), message: text[token.end - 1] === '"' ? missingCommaOrQuote : missingComma };
    } else {
      const end = character === '"' ? readString(text, at, to) : readScalar(text, at, to);
      if (typeof end !== 'number') return end;
      token = { start: at, end };
      at = end;
      if (state === 'key' || state === 'key or close') state = 'colon';
      else state = opener === undefined ? 'end' : 'comma or close';
    }
  }
};

const tooMuch =
  'more text follows after the end of the JSON value: a file holds one value, or one on each line (`.ndjson`)';
const strayComma = 'a comma stands here with no value before it';
const missingComma = 'a comma is missing before this';
const missingCommaOrQuote =
  'a comma is missing before this, or a `"` inside the text before it wants a backslash (`\\"`)';

const notAKey = (character: string): string =>
  character === "'" ? 'JSON keys stand in double quotes, not in single ones' : 'a key in double quotes belongs here';

const closing = (
  text: string,
  state: State,
  here: Range,
  opener: number | undefined,
  comma: number,
  token: Range,
): Fault | undefined => {
  const character = text.charAt(here.start);
  if (opener === undefined) return { ...here, message: `this \`${character}\` closes nothing` };
  const opened = text.charAt(opener);
  if ((opened === '{') !== (character === '}')) {
    return {
      ...here,
      message: `a \`${opened === '{' ? '}' : ']'}\` belongs here, not a \`${character}\``,
      related: { start: opener, end: opener + 1, note: `this \`${opened}\` is still open` },
    };
  }
  if (state === 'item' || state === 'key') {
    return { start: comma, end: comma + 1, message: 'JSON allows no comma after the last item: delete it' };
  }
  if (state === 'colon') return { ...token, message: 'this key has no value: a `:` and a value belong after it' };
  if (state === 'value') return { ...token, message: 'a value is missing after this `:`' };
  return undefined;
};

const cutOff = (text: string, opener: number | undefined, end: number): Fault => {
  const place = { start: Math.max(end - 1, 0), end };
  if (opener === undefined) return { ...place, message: 'the JSON ends before its value: it looks cut off' };
  const opened = text.charAt(opener);
  return {
    ...place,
    message: `the text ends before a \`${opened}\` is closed: it looks cut off`,
    related: { start: opener, end: opener + 1, note: `this \`${opened}\` is not closed` },
  };
};

/** From `at` to where its word or its line ends. */
const wordAt = (text: string, at: number, to: number): Range => {
  let end = at + 1;
  while (end < to && /[\w$-]/.test(text.charAt(end)) && /[\w$-]/.test(text.charAt(at))) end += 1;
  return { start: at, end };
};

const lineEnd = (text: string, at: number, to: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 || end > to ? to : end;
};
