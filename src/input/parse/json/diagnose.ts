import type { Range } from '../../../source/place.ts';
import type { Fault } from '../fault.ts';
import { readScalar, readString, strayCharacter } from './token.ts';

/** What may come next; `item` and `key` follow a comma, so that nothing can be closed there. */
type State = 'value' | 'item' | 'item or close' | 'key' | 'key or close' | 'colon' | 'comma or close' | 'end';

const blank = ' \t\n\r';

/** How far a text has been read. */
interface Reader {
  readonly text: string;
  readonly to: number;
  /** Where the brackets and braces stand that are still open. */
  readonly open: number[];
  state: State;
  at: number;
  /** The last comma. */
  comma: number;
  /** What was read last. */
  token: Range;
}

/** The first fault between two offsets of a text that `JSON.parse` refuses. */
export const diagnose = (text: string, from: number, to: number): Fault => {
  const token = { start: from, end: from };
  const reader: Reader = { text, to, open: [], state: 'value', at: from, comma: from, token };
  for (;;) {
    while (reader.at < to && blank.includes(text.charAt(reader.at))) reader.at += 1;
    const fault = readToken(reader);
    if (fault !== undefined) return fault;
  }
};

/** Goes beyond the next token, or gives what is wrong with it where it stands. */
const readToken = (reader: Reader): Fault | undefined => {
  const { text, to, at, token, state } = reader;
  if (at >= to) return cutOff(text, reader.open.at(-1), token.end);
  if (state === 'end') {
    return { start: at, end: token.end > at ? token.end : lineEnd(text, at, to), message: tooMuch };
  }
  const stray = strayCharacter(text, at);
  if (stray !== undefined) return stray;
  switch (text.charAt(at)) {
    case '}':
    case ']':
      return readCloser(reader);
    case ',':
      return readComma(reader);
    case ':':
      return readColon(reader);
    default:
      return readValueOrKey(reader);
  }
};

/** Goes beyond a token; after it a further one of that state may come. */
const advance = (reader: Reader, end: number, state: State): undefined => {
  reader.token = { start: reader.at, end };
  reader.at = end;
  reader.state = state;
};

const readCloser = (reader: Reader): Fault | undefined => {
  const wrong = closing(reader);
  if (wrong !== undefined) return wrong;
  reader.open.pop();
  return advance(reader, reader.at + 1, reader.open.length === 0 ? 'end' : 'comma or close');
};

const readComma = (reader: Reader): Fault | undefined => {
  const { text, at, state, open } = reader;
  const opener = open.at(-1);
  if (state !== 'comma or close' || opener === undefined) return { start: at, end: at + 1, message: strayComma };
  reader.comma = at;
  return advance(reader, at + 1, text[opener] === '{' ? 'key' : 'item');
};

const readColon = (reader: Reader): Fault | undefined => {
  const { at, state } = reader;
  if (state !== 'colon') return { start: at, end: at + 1, message: 'this `:` does not belong here' };
  return advance(reader, at + 1, 'value');
};

const readValueOrKey = (reader: Reader): Fault | undefined => {
  const { text, to, at, state, token, open } = reader;
  const character = text.charAt(at);
  const isKey = state === 'key' || state === 'key or close';
  if (state === 'colon') return { ...token, message: noValue };
  if (isKey && character !== '"') return { ...wordAt(text, at, to), message: notAKey(character) };
  if (state === 'comma or close') {
    return { ...wordAt(text, at, to), message: text[token.end - 1] === '"' ? missingCommaOrQuote : missingComma };
  }
  if (character === '{' || character === '[') {
    open.push(at);
    return advance(reader, at + 1, character === '{' ? 'key or close' : 'item or close');
  }
  const end = character === '"' ? readString(text, at, to) : readScalar(text, at, to);
  if (typeof end !== 'number') return end;
  return advance(reader, end, isKey ? 'colon' : open.length === 0 ? 'end' : 'comma or close');
};

const tooMuch = 'there is more text after the JSON value: a file contains one value, or one on each line (`.ndjson`)';
const noValue = 'this key has no value: a `:` and a value belong after it';
const strayComma = 'there is no value before this comma';
const missingComma = 'a comma is missing before this';
const missingCommaOrQuote = 'a comma is missing before this, or a `"` in the text before it needs a backslash (`\\"`)';

const notAKey = (character: string): string =>
  character === "'"
    ? 'JSON keys need double quotes, not single ones'
    : character === '{'
      ? 'a key in double quotes belongs here: something between the two `{` was left out'
      : 'a key in double quotes belongs here';

/** What is wrong with a closing bracket or brace. */
const closing = ({ text, at, state, open, comma, token }: Reader): Fault | undefined => {
  const here = { start: at, end: at + 1 };
  const character = text.charAt(at);
  const opener = open.at(-1);
  if (opener === undefined) return { ...here, message: `this \`${character}\` closes nothing` };
  const opened = text.charAt(opener);
  if ((opened === '{') !== (character === '}')) {
    return {
      ...here,
      message: `a \`${opened === '{' ? '}' : ']'}\` belongs here, not a \`${character}\``,
      related: { start: opener, end: opener + 1, note: `this \`${opened}\` is not closed yet` },
    };
  }
  if (state === 'item' || state === 'key') {
    return { start: comma, end: comma + 1, message: 'JSON allows no comma after the last item: delete it' };
  }
  if (state === 'colon') return { ...token, message: noValue };
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
