import { isMapping, isReference, type Value } from '../../declared/declared.ts';
import { isUnknown, type Unknown, unknown } from '../../../source/unknown.ts';
import { because, isListValue } from './value.ts';

/** Whether two values are the same, or what is not known for it. */
export const equal = (a: Value, b: Value): boolean | Unknown => {
  if (isReference(a) && isReference(b) && isSame(a, b)) return true;
  // An id or a name that exists is not null, whatever it will be.
  if ((isReference(a) && b === null) || (isReference(b) && a === null)) return false;
  if (isUnknown(a)) return because(a);
  if (isUnknown(b)) return because(b);
  if (isListValue(a) && isListValue(b)) {
    if (a.length !== b.length) return false;
    return every(a.map((item, index) => equal(item, b[index] ?? null)));
  }
  if (isMapping(a) && isMapping(b)) {
    if (a.size !== b.size || [...a.keys()].some((key) => !b.has(key))) return false;
    return every([...a].map(([key, item]) => equal(item, b.get(key) ?? null)));
  }
  return a === b;
};

const every = (answers: readonly (boolean | Unknown)[]): boolean | Unknown =>
  answers.includes(false) ? false : (answers.find(isUnknown) ?? true);

const isSame = (a: Value, b: Value): boolean =>
  isReference(a) &&
  isReference(b) &&
  a.reference.address === b.reference.address &&
  a.reference.attribute === b.reference.attribute;

/** Either of two values, where it is not known which: only what they agree on is known. */
export const either = (a: Value, b: Value, why: string): Value => {
  if (a === b || isSame(a, b)) return a;
  if (isListValue(a) && isListValue(b) && a.length === b.length)
    return a.map((item, index) => either(item, b[index] ?? null, why));
  if (isMapping(a) && isMapping(b) && a.size === b.size && [...a.keys()].every((key) => b.has(key)))
    return new Map([...a].map(([key, item]) => [key, either(item, b.get(key) ?? null, why)]));
  return unknown(why);
};
