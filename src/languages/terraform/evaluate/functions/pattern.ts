import type { Value } from '../../../declared/declared.ts';
import { unknown } from '../../../../source/unknown.ts';
import { failure } from '../value.ts';

const notWorkedOut = unknown('what a pattern as elaborate as this matches is not worked out');

/**
 * A pattern that means the same to Go, which Terraform uses, and to JavaScript, and that takes no long time for any text:
 * plain characters, classes, groups that are not repeated, few repetitions. Undefined for all others.
 */
const plainPattern = (pattern: string): RegExp | undefined => {
  if (pattern.length > 200 || !/^[\w\s:/.@^$|()[\]{}*+?,<>=\\"'#&;!%~-]*$/.test(pattern)) return undefined;
  // Repeated groups, back references, look-around, and what the two languages write differently
  if (/\)[*+?{]|\\(?![dwsDWS.^$|()[\]{}*+?\\/-])|\(\?(?!:|P<\w+>)|\[\[:|\{(?!\d{1,3}(?:,\d{0,3})?\})/.test(pattern))
    return undefined;
  if ((pattern.match(/[*+]|\{\d+,\d*\}/g) ?? []).length > 3) return undefined;
  try {
    return new RegExp(pattern.replaceAll('(?P<', '(?<'), 'gu');
  } catch {
    return undefined;
  }
};

const resultOf = (match: RegExpExecArray | RegExpMatchArray): Value => {
  if (match.groups !== undefined)
    return new Map(Object.entries(match.groups).map(([name, text]): [string, Value] => [name, text ?? null]));
  return match.length === 1 ? match[0] : match.slice(1).map((text): Value => text ?? null);
};

/** `regex(pattern, text)` */
export const matched = (pattern: string, text: string): Value => {
  const known = text.length > 1000 ? undefined : plainPattern(pattern);
  if (known === undefined) return notWorkedOut;
  const match = known.exec(text);
  return match === null ? failure('the pattern does not match') : resultOf(match);
};

/** `regexall(pattern, text)` */
export const matchedAll = (pattern: string, text: string): Value => {
  const known = text.length > 1000 ? undefined : plainPattern(pattern);
  return known === undefined ? notWorkedOut : [...text.matchAll(known)].map(resultOf);
};
