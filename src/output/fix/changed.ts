import type { Change } from '../../finding/fix.ts';
import { get, isList, isObject, type Json } from '../../source/json.ts';
import type { Path } from '../../source/place.ts';

/** A change at a path of a document. */
export interface PathChange {
  readonly path: Path;
  readonly change: Change;
}

/** The value at a path; undefined where there is none. */
export const valueAt = (root: Json | undefined, path: Path): Json | undefined =>
  path.reduce<Json | undefined>(
    (here, step) => (typeof step === 'number' ? (isList(here) ? here[step] : undefined) : get(here, step)),
    root,
  );

const renamed = (value: Json, from: string, to: string): Json =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key === from ? to : key, inner]))
    : value;

const without = (value: Json, step: string | number): Json => {
  if (isList(value)) return value.filter((_, nth) => nth !== step);
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== step)) : value;
};

const withStep = (value: Json, step: string | number, inner: Json): Json => {
  if (isList(value)) return value.map((item, nth) => (nth === step ? inner : item));
  return isObject(value) ? { ...value, [String(step)]: inner } : value;
};

const withChange = (value: Json | undefined, [step, ...rest]: Path, change: Change): Json => {
  const here = value ?? null;
  if (step === undefined) {
    if (change.do === 'set') return change.value;
    return change.do === 'add' && isList(here) ? [...here, change.item] : here;
  }
  if (rest.length === 0 && change.do === 'remove') return without(here, step);
  if (rest.length === 0 && change.do === 'rename') return renamed(here, String(step), change.to);
  return withStep(here, step, withChange(valueAt(here, [step]), rest, change));
};

const removes = ({ change }: PathChange): boolean => change.do === 'remove' || change.do === 'rename';

/** Later and deeper ones first, so that no path changes before it is asked for. */
const backwards = ({ path: one }: PathChange, { path: other }: PathChange): number => {
  for (const [nth, step] of one.entries()) {
    const beside = other[nth];
    if (step === beside) continue;
    if (beside === undefined) return -1;
    return step > beside ? -1 : 1;
  }
  return one.length === other.length ? 0 : 1;
};

/** What a document says after some changes. */
export const changedBy = (root: Json, changes: readonly PathChange[]): Json => {
  const values = changes.filter((each) => !removes(each));
  const others = changes.filter(removes).toSorted(backwards);
  return [...values, ...others].reduce<Json>((value, { path, change }) => withChange(value, path, change), root);
};

const inOrder = (value: Json): Json => {
  if (isList(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).toSorted();
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key] ?? null)]));
};

/** True where two values say the same, whatever the order of their keys. */
export const saysTheSame = (one: Json, other: Json): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
