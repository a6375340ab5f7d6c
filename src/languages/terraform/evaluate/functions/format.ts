import type { Value } from '../../../declared/declared.ts';
import { isUnknown, unknown } from '../../../../source/unknown.ts';
import { because, failure, isListValue, isOneText, numberOf, textOf } from '../value.ts';
import { jsonOf } from './json.ts';

const verb = /%(?:\[(\d{1,3})\])?([-+ 0#]*)(\d{0,6})(?:\.(\d{1,6}))?([a-zA-Z%])/g;

/** The text of one value as a verb asks for it; undefined where it is of the wrong type, or the verb is unusual. */
const shownBy = (letter: string, value: Value, precision: string | undefined): string | undefined => {
  switch (letter) {
    case 's':
      return textOf(value);
    case 'v':
      return textOf(value) ?? jsonOf(value);
    case 'q':
      return jsonOf(textOf(value) ?? null);
    case 't':
      return typeof value === 'boolean' ? String(value) : undefined;
    case 'd': {
      const number = numberOf(value);
      return number === undefined ? undefined : String(Math.trunc(number));
    }
    case 'f': {
      const number = numberOf(value);
      return number === undefined || Number(precision ?? 6) > 20 ? undefined : number.toFixed(Number(precision ?? 6));
    }
    case 'x': {
      const number = numberOf(value);
      return number === undefined ? undefined : number.toString(16);
    }
    default:
      return undefined;
  }
};

const padded = (text: string, flags: string, width: number): string => {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  return text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0');
};

/** `format(pattern, values…)` */
export const formatted = (args: readonly Value[]): Value => {
  const [first, ...values] = args;
  if (isUnknown(first)) return because(first);
  const pattern = textOf(first);
  if (pattern === undefined) return failure('`format` takes a text with `%s` in it');
  const [only] = values;
  if (pattern === '%s' && values.length === 1 && only !== undefined && isOneText(only)) return only;
  let answer = '';
  let end = 0;
  let next = 0;
  for (const {
    0: directive,
    1: at,
    2: flags = '',
    3: width = '',
    4: precision,
    5: letter = '',
    index,
  } of pattern.matchAll(verb)) {
    answer += pattern.slice(end, index);
    end = index + directive.length;
    if (letter === '%') {
      answer += '%';
      continue;
    }
    const value = values[at === undefined ? next : Number(at) - 1];
    next = at === undefined ? next + 1 : Number(at);
    if (value === undefined) return failure('`format` has more `%` than values');
    if (isUnknown(value)) return because(value);
    const text = shownBy(letter, value, precision);
    if (text === undefined || Number(width) > 1000 || /[+ #]/.test(flags))
      return unknown(`what \`format\` makes with \`%${letter}\` is not worked out`);
    answer += padded(text, flags, Number(width));
    if (answer.length > 200_000) break;
  }
  return answer + pattern.slice(end);
};

/** `formatlist(pattern, values…)`: once for each item of the lists among the values. */
export const formattedList = (args: readonly Value[]): Value => {
  const lengths = args.slice(1).flatMap((each) => (isListValue(each) ? [each.length] : []));
  const [count] = lengths;
  if (count === undefined) return [formatted(args)];
  if (lengths.some((each) => each !== count)) return failure('the lists of `formatlist` have the same length');
  return Array.from({ length: count }, (_, nth) =>
    formatted(args.map((each, at) => (at > 0 && isListValue(each) ? (each[nth] ?? null) : each))),
  );
};
