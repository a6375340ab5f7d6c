import { isReference } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import { keyOf, literal, soleHole, type Text } from './text.ts';

/** A variable's value; a list for an array. */
export type Bound = Text | { readonly list: readonly Text[] };

export const isListed = (bound: Bound | undefined): bound is { readonly list: readonly Text[] } =>
  bound !== undefined && 'list' in bound;

/** Variables: the script's, and those of each function that is being run. */
export type Frames = readonly Map<string, Bound>[];

export const copyOf = (frames: Frames): Frames => frames.map((frame) => new Map(frame));

/** How many variables there are, for what it costs to keep them aside. */
export const sizeOf = (frames: Frames): number => frames.reduce((sum, frame) => sum + frame.size, 0);

export const lookUp = (frames: Frames, name: string): Bound | undefined =>
  frames.findLast((frame) => frame.has(name))?.get(name);

/** Sets a variable where it is local already, else in the script's own. */
export const assign = (frames: Frames, name: string, value: Bound, local = false): void => {
  const frame = local ? frames.at(-1) : (frames.findLast((each) => each.has(name)) ?? frames[0]);
  frame?.set(name, value);
};

const keyOfBound = (bound: Bound | undefined): string =>
  bound === undefined ? '' : isListed(bound) ? bound.list.map(keyOf).join('\0\0') : keyOf(bound);

/**
 * What a variable holds after one of several ways was taken. Two references to the same thing, as where a service ID is
 * looked up and made if it does not exist, are that thing; other values that differ are unknown.
 */
const merged = (name: string, values: readonly (Bound | undefined)[], range: Range, same: Same): Bound => {
  const [first] = values;
  // Most variables are those from before the branches, and long ones need no comparison then.
  if (first !== undefined && values.every((value) => value === first)) return first;
  if (first !== undefined && values.every((value) => keyOfBound(value) === keyOfBound(first))) return first;
  const holes = values.map((value) => (value === undefined || isListed(value) ? undefined : soleHole(value)));
  const [hole] = holes;
  const isSame = hole !== undefined && holes.every((each) => each !== undefined && same(hole.hole, each.hole));
  if (isSame) return [hole];
  const sorts = new Set(holes.map((each) => each?.sort));
  return [
    {
      hole: unknown(`the variable \`${name}\` is set in more than one way`),
      tag: `merged:${name}:${range.start}`,
      variable: `$${name}`,
      sort: sorts.size === 1 ? hole?.sort : undefined,
      choices: choicesOf(values),
      range,
    },
  ];
};

/** What a variable may hold, where each way leaves it with texts that are known. */
const choicesOf = (values: readonly (Bound | undefined)[]): readonly string[] | undefined => {
  const choices = new Set<string>();
  for (const value of values) {
    const hole = value === undefined || isListed(value) ? undefined : soleHole(value);
    const known = value === undefined || isListed(value) ? undefined : literal(value);
    const held = known === undefined ? hole?.choices : [known];
    if (held === undefined) return undefined;
    for (const each of held) choices.add(each);
  }
  return [...choices];
};

/** Whether two references mean the same thing. */
export type Same = (a: unknown, b: unknown) => boolean;

export const noneSame: Same = (a, b) =>
  isReference(a) &&
  isReference(b) &&
  a.reference.address === b.reference.address &&
  a.reference.attribute === b.reference.attribute;

/** Puts what several ways leave of the variables into `frames`. */
export const mergeInto = (frames: Frames, ways: readonly Frames[], range: Range, same: Same): void => {
  for (const [level, frame] of frames.entries()) {
    const names = new Set(ways.flatMap((way) => [...(way[level]?.keys() ?? [])]));
    for (const name of names) {
      frame.set(
        name,
        merged(
          name,
          ways.map((way) => way[level]?.get(name)),
          range,
          same,
        ),
      );
    }
  }
};
