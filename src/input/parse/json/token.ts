import type { Fault } from '../fault.ts';

const escape = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const numberLike = /[+\-.]?[\dxX.][\w.+-]*/y;
const word = /-?[A-Za-z_$][\w$.-]*/y;

/** Where a match of a sticky expression ends, or undefined. */
const matched = (expression: RegExp, text: string, at: number): number | undefined => {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : undefined;
};

/** A character that JSON has no use for anywhere outside of texts. */
export const strayCharacter = (text: string, at: number): Fault | undefined => {
  const character = text.charAt(at);
  const place = { start: at, end: at + 1 };
  if (character === '#' || /^\/[/*]/.test(text.slice(at, at + 2))) {
    const end = text.indexOf('\n', at);
    return { start: at, end: end === -1 ? text.length : end, message: 'JSON has no comments: delete this one' };
  }
  if (/[\u2018\u2019\u201c\u201d\u00ab\u00bb]/.test(character)) {
    return { ...place, message: 'this is a typographic quote: JSON needs a plain `"`' };
  }
  if (/[\p{Z}\p{C}]/u.test(character)) {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return { ...place, message: `an invisible character (U+${code}) is not allowed here in JSON: delete it` };
  }
  return undefined;
};

const notClosed = 'this text is not closed on its line: a `"` is missing';

/** The end of the text that starts at the quote at `at`, or its fault. */
export const readString = (text: string, at: number, to: number): number | Fault => {
  for (let index = at + 1; index < to; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22) return index + 1;
    if (code === 0x5c) {
      const end = matched(escape, text, index);
      if (end === undefined && index + 1 < to) {
        return {
          start: index,
          end: index + 2,
          message: 'this is not an escape in JSON: write a backslash as `\\\\`',
        };
      }
      index = (end ?? index + 1) - 1;
    } else if (code === 0x0a || code === 0x0d) {
      return { start: at, end: index, message: notClosed };
    } else if (code < 0x20) {
      const written = code === 9 ? '\\t' : `\\u${code.toString(16).padStart(4, '0')}`;
      return {
        start: index,
        end: index + 1,
        message: `a control character in a text: write it as \`${written}\``,
      };
    }
  }
  // A line of several is read for itself.
  if (to < text.length) return { start: at, end: to, message: notClosed };
  return { start: at, end: to, message: 'the text ends before this `"` is closed: it looks cut off' };
};

/** The words of other notations that people write in JSON, and what to write instead. */
const words: ReadonlyMap<string, string> = new Map([
  ['True', 'JSON writes `true` in lower case'],
  ['TRUE', 'JSON writes `true` in lower case'],
  ['False', 'JSON writes `false` in lower case'],
  ['FALSE', 'JSON writes `false` in lower case'],
  ['None', 'JSON writes `null`'],
  ['NULL', 'JSON writes `null` in lower case'],
  ['Null', 'JSON writes `null` in lower case'],
  ['nil', 'JSON writes `null`'],
  ['undefined', 'JSON has no `undefined`: write `null` or leave the key out'],
  ['NaN', 'JSON has no `NaN`: write `null`'],
  ['Infinity', 'JSON has no `Infinity`: write a number'],
  ['-Infinity', 'JSON has no `Infinity`: write a number'],
]);

/** The end of the number or word at `at`, or its fault. */
export const readScalar = (text: string, at: number, to: number): number | Fault => {
  const numberEnd = matched(number, text, at);
  if (numberEnd !== undefined) return numberEnd;
  const wordEnd = matched(word, text, at);
  if (wordEnd !== undefined) {
    const found = text.slice(at, Math.min(wordEnd, at + 20));
    if (found === 'true' || found === 'false' || found === 'null') return wordEnd;
    if (wordEnd >= to && ['true', 'false', 'null'].some((whole) => whole.startsWith(found))) {
      return { start: at, end: wordEnd, message: 'the text ends inside a word: it looks cut off' };
    }
    return { start: at, end: wordEnd, message: words.get(found) ?? 'text needs double quotes in JSON' };
  }
  if (text[at] === "'") return { start: at, end: at + 1, message: 'text needs double quotes in JSON, not single ones' };
  if (text.startsWith('...', at) || text[at] === '…') {
    const length = text[at] === '…' ? 1 : 3;
    return { start: at, end: at + length, message: `\`${text.slice(at, at + length)}\` ${leftOut}` };
  }
  const end = matched(numberLike, text, at);
  if (end !== undefined)
    return { start: at, end, message: numberMessage(text.slice(at, Math.min(end, at + 40)), end >= to) };
  return { start: at, end: at + 1, message: 'a value belongs here' };
};

const leftOut = 'stands for something that was left out, so the rest cannot be read: put it back';

const numberMessage = (written: string, atEnd: boolean): string => {
  if (atEnd && /[.eE+-]$/.test(written)) return 'the text ends inside a number: it looks cut off';
  if (/^-?0\d/.test(written)) return 'a JSON number cannot start with `0`: write an id in double quotes';
  if (/^[+-]?0[xX]/.test(written)) return 'JSON has no hexadecimal numbers: write an id in double quotes';
  if (written.startsWith('+')) return 'a JSON number cannot have a `+`';
  if (/^-?\./.test(written)) return 'a JSON number needs a digit before the point: write `0.` and the rest';
  if (/^-?\d+\.$/.test(written)) return 'a JSON number needs a digit after the point';
  return 'this is not a JSON number: write text and ids in double quotes';
};
