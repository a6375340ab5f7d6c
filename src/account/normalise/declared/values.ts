import { isMapping, type Reference, type Value } from '../../../languages/declared/declared.ts';
import { isUnknown, type Unknown } from '../../../source/unknown.ts';

/** The arguments of a resource or of a block in it. */
export type Values = ReadonlyMap<string, Value>;

/** An argument; `null` and an empty text are what an argument that is left out is. */
export const valueIn = (values: Values, name: string): Value | undefined => {
  const value = values.get(name);
  return value === null || value === '' ? undefined : value;
};

const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** A value as a text; a reference stays one. Undefined where it is absent or no text. */
export const textOf = (value: Value | undefined): string | Unknown | Reference | undefined => {
  if (isUnknown(value) || typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

export const textIn = (values: Values, name: string): string | Unknown | Reference | undefined =>
  textOf(valueIn(values, name));

/** The text of an argument where it is known. */
export const knownText = (values: Values, name: string): string | undefined => {
  const text = textIn(values, name);
  return typeof text === 'string' ? text : undefined;
};

export const knownNumber = (values: Values, name: string): number | undefined => {
  const number = Number(knownText(values, name) ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
};

/** True or false, written as such or as a text. */
export const flagIn = (values: Values, name: string): boolean | Unknown | undefined => {
  const value = valueIn(values, name);
  if (isUnknown(value) || typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
};

/** The items of an argument; a single value stands for a list of one. Empty where it is left out. */
export const itemsIn = (values: Values, name: string): readonly Value[] | Unknown => {
  const value = valueIn(values, name);
  if (value === undefined) return [];
  if (isUnknown(value)) return value;
  return isList(value) ? value : [value];
};

/** The items of an argument with the path to each. */
export const placedItems = (
  values: Values,
  name: string,
): readonly { readonly value: Value; readonly path: readonly (string | number)[] }[] => {
  const value = valueIn(values, name);
  if (isList(value)) return value.map((item, index) => ({ value: item, path: [name, index] }));
  return value === undefined ? [] : [{ value, path: [name] }];
};

/** The blocks of a name, or why they are not all known. */
export const blocksIn = (values: Values, name: string): readonly Values[] | Unknown => {
  const items = itemsIn(values, name);
  if (isUnknown(items)) return items;
  const unresolved = items.find(isUnknown);
  return unresolved ?? items.filter(isMapping);
};

/** The blocks of a name as far as they are known. */
export const knownBlocks = (values: Values, name: string): readonly Values[] => {
  const blocks = blocksIn(values, name);
  return isUnknown(blocks) ? [] : blocks;
};

/** The texts of an argument, and why not all are known. */
export const textsIn = (
  values: Values,
  name: string,
): { readonly texts: readonly string[]; readonly unresolved: string | undefined } => {
  const items = itemsIn(values, name);
  if (isUnknown(items)) return { texts: [], unresolved: items.unknown };
  const texts = items.map(textOf);
  return { texts: texts.filter((text) => typeof text === 'string'), unresolved: texts.find(isUnknown)?.unknown };
};
