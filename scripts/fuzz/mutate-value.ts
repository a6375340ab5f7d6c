import { isList, isObject, type Json, type JsonObject } from '../../src/source/json.ts';
import { edgeNumbers, hostileTexts } from './hostile.ts';
import type { Random } from './random.ts';

type Path = readonly (string | number)[];

/** The paths of all values inside one, itself first, as many as are worth choosing from. */
const pathsIn = (value: Json): readonly Path[] => {
  const paths: Path[] = [];
  const add = (inner: Json, path: Path): void => {
    if (paths.length > 2000 || path.length > 60) return;
    paths.push(path);
    if (isList(inner)) inner.forEach((item, index) => add(item, [...path, index]));
    else if (isObject(inner)) for (const [key, item] of Object.entries(inner)) add(item, [...path, key]);
  };
  add(value, []);
  return paths;
};

const valueAt = (value: Json, path: Path): Json | undefined => {
  let at: Json | undefined = value;
  for (const step of path) {
    if (isList(at) && typeof step === 'number') at = at[step];
    else if (isObject(at) && Object.hasOwn(at, step)) at = at[step];
    else return undefined;
  }
  return at;
};

const objectOf = (entries: readonly (readonly [string, Json])[]): JsonObject => Object.fromEntries(entries);

/** A value in which the one at a path is replaced by what `change` makes of it, by nothing or by several. */
const changedAt = (value: Json, path: Path, change: (old: Json) => readonly Json[]): readonly Json[] => {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (isList(value)) return [value.flatMap((item, index) => (index === step ? changedAt(item, rest, change) : [item]))];
  if (!isObject(value)) return [value];
  const entries = Object.entries(value).flatMap(([key, item]): readonly (readonly [string, Json])[] =>
    key === step
      ? changedAt(item, rest, change).map((one, nth) => [nth === 0 ? key : `${key}_${nth}`, one])
      : [[key, item]],
  );
  return [objectOf(entries)];
};

const retyped = (value: Json, random: Random): Json => {
  if (typeof value === 'string') {
    const number = Number(value);
    return random.pick<Json>([[value], { [value]: value }, Number.isFinite(number) ? number : null, value.length > 3]);
  }
  if (isList(value))
    return random.pick<Json>([value[0] ?? null, objectOf(value.map((item, nth) => [String(nth), item]))]);
  if (isObject(value)) return random.pick<Json>([Object.values(value), Object.keys(value), JSON.stringify(value)]);
  return random.pick<Json>([String(value), [value], { value }]);
};

const nested = (value: Json, random: Random): Json => {
  let outer = value;
  for (let depth = random.pick([1, 1, 2, 5, 110]); depth > 0; depth -= 1)
    outer = random.once(2) ? [outer] : { x: outer };
  return outer;
};

/** A text with something hostile in it, at its start, end or middle. */
export const spoiled = (text: string, random: Random): string => {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(hostileTexts) + text.slice(at + random.below(3));
};

const renamed = (value: Json, name: string, random: Random): Json => {
  if (!isObject(value)) return retyped(value, random);
  const keys = Object.keys(value);
  if (keys.length === 0) return { [name]: null };
  const old = random.pick(keys);
  return objectOf(Object.entries(value).map(([key, item]) => [key === old ? name : key, item]));
};

/** A value of which one part is another than it was: left out, doubled, swapped, of another type, longer or hostile. */
export const mutateValue = (value: Json, others: readonly string[], random: Random): Json => {
  const paths = pathsIn(value);
  const path = random.pick(paths);
  const other = valueAt(value, random.pick(paths)) ?? null;
  const changes: readonly ((old: Json) => readonly Json[])[] = [
    () => [],
    (old) => [old, old],
    () => [other],
    (old) => [retyped(old, random)],
    (old) => [nested(old, random)],
    () => [random.pick(edgeNumbers)],
    () => [random.pick(hostileTexts)],
    (old) => [typeof old === 'string' ? spoiled(old, random) : random.pick(others)],
    () => [random.pick(others)],
    (old) => [renamed(old, random.pick([...others, ...hostileTexts]), random)],
    (old) => (isList(old) ? [old.toReversed()] : [null]),
    (old) => Array.from({ length: random.pick([2, 3, 12]) }, () => old),
    () => random.pick<readonly Json[]>([[true], [null], [[]], [{}], ['x'.repeat(5000)]]),
  ];
  return changedAt(value, path, random.pick(changes))[0] ?? null;
};
