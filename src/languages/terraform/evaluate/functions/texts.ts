import type { Value } from '../../../declared/declared.ts';
import { isUnknown, unknown } from '../../../../source/unknown.ts';
import { tooLarge } from '../budget.ts';
import { failure, isListValue, isOneText, numberOf, textOf } from '../value.ts';
import { formatted, formattedList } from './format.ts';
import { ofAll, ofKnown, ofShallow, type PureFunction } from './function.ts';
import { matched, matchedAll } from './pattern.ts';
import { split } from './split.ts';

/** A function of texts; anything that is no text makes it fail. */
const ofTexts = (count: number, run: (...texts: readonly string[]) => Value): PureFunction =>
  ofKnown((args) => {
    const texts = args.map(textOf);
    if (texts.length !== count || !texts.every((text) => text !== undefined))
      return failure(count === 1 ? 'this takes a text' : `this takes ${count} texts`);
    return run(...texts);
  });

const ofText = (run: (text: string) => Value): PureFunction => ofTexts(1, (text = '') => run(text));
const ofTwo = (run: (a: string, b: string) => Value): PureFunction => ofTexts(2, (a = '', b = '') => run(a, b));

const join = ofShallow(([separator, ...lists]) => {
  const by = textOf(separator);
  const items = lists.every(isListValue) ? lists.flat() : undefined;
  if (by === undefined || items === undefined) return failure('`join` takes a separator and lists');
  const [only] = items;
  // A usual way to refer to a resource that may not exist.
  if (items.length === 1 && only !== undefined && isOneText(only)) return only;
  const unresolved = items.find(isUnknown);
  if (unresolved !== undefined) return unknown(unresolved.unknown);
  const texts = items.map(textOf);
  return texts.every((text) => text !== undefined) ? texts.join(by) : failure('`join` joins texts');
});

/** Cuts from both ends what is in a set of characters. */
const trimmed = (text: string, characters: string): string => {
  const set = new Set(characters);
  const letters = [...text];
  let start = 0;
  let end = letters.length;
  while (start < end && set.has(letters[start] ?? '')) start += 1;
  while (end > start && set.has(letters[end - 1] ?? '')) end -= 1;
  return letters.slice(start, end).join('');
};

const replaced = (text: string, what: string, by: string): Value => {
  if (what.length > 1 && what.startsWith('/') && what.endsWith('/'))
    return unknown('what `replace` with a pattern gives is not worked out');
  const count = what === '' ? text.length + 1 : text.split(what).length - 1;
  return text.length + count * by.length > 200_000 ? tooLarge : text.split(what).join(by);
};

const substr = ofKnown(([value, from, count]) => {
  const text = textOf(value);
  const offset = numberOf(from);
  const length = numberOf(count);
  if (text === undefined || offset === undefined || length === undefined)
    return failure('`substr` takes a text and two numbers');
  const letters = [...text];
  const start = offset < 0 ? Math.max(letters.length + offset, 0) : offset;
  return letters.slice(start, length < 0 ? undefined : start + length).join('');
});

const indent = ofKnown(([width, value]) => {
  const count = numberOf(width);
  const text = textOf(value);
  if (count === undefined || text === undefined || count < 0) return failure('`indent` takes a number and a text');
  const lines = text.split('\n');
  return count * lines.length > 100_000 ? tooLarge : lines.join(`\n${' '.repeat(count)}`);
});

const title = (text: string): string => text.replaceAll(/(?<![\p{L}\p{N}_'])\p{L}/gu, (letter) => letter.toUpperCase());

/** Terraform's `%`-encoding leaves fewer signs alone than JavaScript's does; of half a surrogate pair neither makes sense. */
const urlEncoded = (text: string): string =>
  encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'))
    .replaceAll('%20', '+')
    .replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const decoded = (text: string): Value => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return failure('this is not base64');
  const bytes = Buffer.from(text, 'base64');
  const plain = bytes.toString('utf8');
  return plain.includes('\uFFFD') ? failure('this is base64 of something else than text') : plain;
};

/** The functions of texts. */
export const texts: Readonly<Record<string, PureFunction>> = {
  base64decode: ofText(decoded),
  base64encode: ofText((text) => Buffer.from(text, 'utf8').toString('base64')),
  chomp: ofText((text) => text.replace(/(?<![\r\n])[\r\n]+$/, '')),
  endswith: ofTwo((text, end) => text.endsWith(end)),
  format: ofAll(formatted),
  formatlist: ofShallow(formattedList),
  indent,
  join,
  lower: ofText((text) => text.toLowerCase()),
  regex: ofTwo(matched),
  regexall: ofTwo(matchedAll),
  replace: ofTexts(3, (text = '', what = '', by = '') => replaced(text, what, by)),
  split,
  startswith: ofTwo((text, start) => text.startsWith(start)),
  strcontains: ofTwo((text, part) => text.includes(part)),
  strrev: ofText((text) => [...text].toReversed().join('')),
  substr,
  title: ofText(title),
  trim: ofTwo(trimmed),
  trimprefix: ofTwo((text, start) => (text.startsWith(start) ? text.slice(start.length) : text)),
  trimspace: ofText((text) => text.trim()),
  trimsuffix: ofTwo((text, end) => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text)),
  upper: ofText((text) => text.toUpperCase()),
  urlencode: ofText(urlEncoded),
};
