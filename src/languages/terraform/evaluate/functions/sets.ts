import { isMapping, type Value } from '../../../declared/declared.ts';
import { isUnknown } from '../../../../source/unknown.ts';
import { tooLarge, weightOf } from '../budget.ts';
import { equal } from '../equal.ts';
import { because, failure, isListValue } from '../value.ts';
import { jsonOf } from './json.ts';
import { ofKnown, ofShallow, type PureFunction } from './function.ts';

/** Items that are known to be the same, once. */
const distinct = (list: readonly Value[]): readonly Value[] => {
  const seen = new Set<string>();
  const unresolved: Value[] = [];
  return list.filter((item) => {
    const key = jsonOf(item);
    if (key === undefined) {
      if (unresolved.length < 1000 && unresolved.some((each) => equal(each, item) === true)) return false;
      unresolved.push(item);
      return true;
    }
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** A list as a set, which Terraform goes through in the order of its texts or numbers. */
export const asSet = (list: readonly Value[]): readonly Value[] => {
  const items = distinct(list);
  const isSortable = items.every((item) => typeof item === 'string') || items.every((item) => typeof item === 'number');
  if (!isSortable) return items;
  return items.toSorted((a, b) => (a === null || b === null || a === b ? 0 : a < b ? -1 : 1));
};

const has = (list: readonly Value[], wanted: Value): boolean => list.some((item) => equal(item, wanted) === true);

const ofLists = (run: (lists: readonly (readonly Value[])[]) => Value): PureFunction['run'] => {
  return (lists) => (lists.every(isListValue) ? run(lists) : failure('this takes lists'));
};

const product = ofLists((lists) => {
  const count = lists.reduce((size, list) => size * list.length, 1);
  const weight = lists.reduce((sum, list) => sum + weightOf(list), 0);
  if (count * lists.length > 10_000 || count * weight > 1_000_000) return tooLarge;
  return lists.reduce<readonly (readonly Value[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
    [[]],
  );
});

const tooMany = (lists: readonly (readonly Value[])[]): boolean => lists.some((list) => list.length > 2000);

const intersection = ofLists((lists) => {
  const [first = [], ...others] = lists;
  return tooMany(lists) ? tooLarge : asSet(first.filter((item) => others.every((other) => has(other, item))));
});

const subtraction = ofLists((lists) => {
  const [first = [], second = []] = lists;
  return tooMany(lists) ? tooLarge : asSet(first.filter((item) => !has(second, item)));
});

const listed = (of: Value | undefined): Value => {
  if (isListValue(of)) return of;
  return of === null ? null : failure('this is not a list');
};

const united = ofLists((lists) => (tooMany(lists) ? tooLarge : asSet(lists.flat())));

/** Where it is settled by what is known, whatever the rest is. */
const settled = (decisive: boolean): PureFunction =>
  ofShallow(([list]) => {
    if (!isListValue(list)) return failure('this takes a list');
    if (list.some((item) => item === decisive || item === String(decisive))) return decisive;
    const unresolved = list.find(isUnknown);
    return unresolved === undefined ? !decisive : because(unresolved);
  });

/** The functions of sets, which are lists here: each item once, in order. */
export const sets: Readonly<Record<string, PureFunction>> = {
  alltrue: settled(false),
  anytrue: settled(true),
  distinct: ofShallow(([list]) => (isListValue(list) ? distinct(list) : failure('`distinct` takes a list'))),
  list: ofShallow((items) => items),
  setintersection: ofKnown(intersection),
  setproduct: ofShallow(product),
  setsubtract: ofKnown(subtraction),
  setunion: ofShallow(united),
  tolist: ofShallow(([of]) => listed(of)),
  tomap: ofShallow(([of]) => (of === null || isMapping(of) ? of : failure('this is not a map'))),
  toset: ofShallow(([of]) => (isListValue(of) ? asSet(of) : listed(of))),
};
