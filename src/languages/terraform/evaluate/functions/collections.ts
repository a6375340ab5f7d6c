import { isMapping, isReference, type Value } from '../../../declared/declared.ts';
import { isUnknown, unknown } from '../../../../source/unknown.ts';
import { equal } from '../equal.ts';
import { because, entriesOf, failure, isListValue, isOneText, isEntityValue, numberOf, textOf } from '../value.ts';
import { ofAll, ofKnown, ofShallow, type PureFunction } from './function.ts';

const ofList = (run: (list: readonly Value[], ...more: readonly Value[]) => Value): PureFunction =>
  ofShallow(([list, ...more]) => (isListValue(list) ? run(list, ...more) : failure('this takes a list')));

const ofMap = (run: (map: ReadonlyMap<string, Value>) => Value): PureFunction =>
  ofShallow(([map]) => (isMapping(map) ? run(map) : failure('this takes a map')));

/** The lists inside lists, all in one; what an unknown item is may be a list of any length. */
const flatten = ofList((list) => {
  const items: Value[] = [];
  const visit = (each: readonly Value[]): Value | undefined => {
    for (const item of each) {
      if (isListValue(item)) {
        const unresolved = visit(item);
        if (unresolved !== undefined) return unresolved;
      } else if (isUnknown(item) && !isOneText(item) && !isEntityValue(item)) return because(item);
      else items.push(item);
    }
    return undefined;
  };
  return visit(list) ?? items;
});

const merge = ofShallow((maps) => {
  const merged = new Map<string, Value>();
  for (const map of maps) {
    if (map === null) continue;
    if (!isMapping(map)) return failure('`merge` takes maps');
    for (const [key, value] of map) merged.set(key, value);
  }
  return merged;
});

const lookup = ofShallow(([map, key, otherwise]) => {
  const name = textOf(key);
  if (!isMapping(map) || name === undefined) return failure('`lookup` takes a map and a key');
  return map.get(name) ?? otherwise ?? failure('there is no entry with this key');
});

const element = ofList((list, nth) => {
  const index = numberOf(nth);
  if (index === undefined || list.length === 0) return failure('`element` takes a list that is not empty and a number');
  const at = Math.trunc(index) % list.length;
  return list[at < 0 ? at + list.length : at] ?? null;
});

const contains = ofAll(([list, wanted = null]) => {
  if (isUnknown(list)) return because(list);
  if (!isListValue(list)) return failure('`contains` takes a list');
  const answers = list.map((item) => equal(item, wanted));
  return answers.includes(true) ? true : (answers.find(isUnknown) ?? false);
});

const index = ofKnown(([list, wanted = null]) => {
  const at = isListValue(list) ? list.findIndex((item) => equal(item, wanted) === true) : -1;
  return at === -1 ? failure('the list has no such item') : at;
});

const length = ofShallow(([of]) => {
  if (isListValue(of)) return of.length;
  if (isMapping(of)) return of.size;
  const text = typeof of === 'string' ? of : undefined;
  return text === undefined ? failure('`length` takes a list, a map or a text') : [...text].length;
});

/** The first that is neither null nor empty. What exists once created is neither. */
const coalesce = ofAll((args) => {
  for (const each of args) {
    if (each === null || each === '') continue;
    return isUnknown(each) && !isReference(each) && !isEntityValue(each) ? because(each) : each;
  }
  return failure('all arguments of `coalesce` are null or empty');
});

const coalesceList = ofAll((args) => {
  for (const each of args) {
    if (isUnknown(each)) return because(each);
    if (isListValue(each) && each.length > 0) return each;
  }
  return failure('all lists are empty');
});

const one = ofShallow(([list]) => {
  if (!isListValue(list)) return failure('`one` takes a list');
  return list.length > 1 ? failure('the list has more than one item') : (list[0] ?? null);
});

const slice = ofList((list, from, to) => {
  const [start, end] = [numberOf(from), numberOf(to)];
  if (start === undefined || end === undefined || start < 0 || end > list.length || start > end)
    return failure('`slice` takes a list and two indexes in it');
  return list.slice(start, end);
});

const sort = ofKnown(([list]) => {
  const texts = isListValue(list) ? list.map(textOf) : [undefined];
  if (!texts.every((text) => text !== undefined)) return failure('`sort` takes a list of texts');
  return texts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
});

const zipmap = ofShallow(([keys, values]) => {
  if (!isListValue(keys) || !isListValue(values) || keys.length !== values.length)
    return failure('`zipmap` takes two lists of the same length');
  const unresolved = keys.find(isUnknown);
  if (unresolved !== undefined) return because(unresolved);
  const names = keys.map(textOf);
  if (!names.every((name) => name !== undefined)) return failure('the keys of a map are texts');
  return new Map(names.map((name, nth): [string, Value] => [name, values[nth] ?? null]));
});

const transpose = ofKnown(([map]) => {
  if (!isMapping(map)) return failure('`transpose` takes a map of lists');
  const turned = new Map<string, string[]>();
  for (const [key, list] of entriesOf(map)) {
    for (const item of isListValue(list) ? list : []) {
      const name = textOf(item);
      if (name === undefined) return failure('`transpose` takes a map of lists of texts');
      turned.set(name, [...(turned.get(name) ?? []), key]);
    }
  }
  return turned;
});

const chunkList = ofList((list, by) => {
  const size = numberOf(by);
  if (size === undefined || size < 1) return failure('`chunklist` takes a list and a number');
  return Array.from({ length: Math.ceil(list.length / size) }, (_, nth) => list.slice(nth * size, (nth + 1) * size));
});

const matchKeys = ofKnown(([values, keys, wanted]) => {
  if (!isListValue(values) || !isListValue(keys) || !isListValue(wanted)) return failure('`matchkeys` takes lists');
  return values.filter((_, nth) => wanted.some((each) => equal(each, keys[nth] ?? null) === true));
});

const range = ofKnown((args) => {
  const bounds = args.map(numberOf);
  if (!bounds.every((bound) => bound !== undefined) || bounds.length === 0) return failure('`range` takes numbers');
  const [start = 0, end = 0] = bounds.length === 1 ? [0, bounds[0]] : bounds;
  const step = bounds[2] ?? (end < start ? -1 : 1);
  const count = step === 0 ? 0 : Math.max(0, Math.ceil((end - start) / step));
  if (step === 0) return failure('the step of `range` is not 0');
  if (count > 10_000) return unknown('this list has more than 10,000 items: iamlint follows no longer one');
  return Array.from({ length: count }, (_, nth) => start + nth * step);
});

/** The functions of lists and maps. */
export const collections: Readonly<Record<string, PureFunction>> = {
  chunklist: chunkList,
  coalesce,
  coalescelist: coalesceList,
  compact: ofList((list) => list.filter((item) => item !== null && item !== '')),
  concat: ofShallow((lists) => (lists.every(isListValue) ? lists.flat() : failure('`concat` takes lists'))),
  contains,
  element,
  flatten,
  index,
  keys: ofMap((map) => entriesOf(map).map(([key]) => key)),
  length,
  lookup,
  matchkeys: matchKeys,
  merge,
  one,
  range,
  reverse: ofList((list) => list.toReversed()),
  slice,
  sort,
  transpose,
  values: ofMap((map) => entriesOf(map).map(([, value]) => value)),
  zipmap,
};
