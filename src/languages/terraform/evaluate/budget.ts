import { isMapping, type Value } from '../../declared/declared.ts';
import type { Limits } from '../../../source/limits.ts';
import { unknown, type Unknown } from '../../../source/unknown.ts';
import { isListValue } from './value.ts';

/** What an evaluation may still do. */
export interface Budget {
  steps: number;
  /** How many evaluations it is in at present. */
  depth: number;
}

/**
 * What suffices for configurations of this many characters: people's take a step for every few characters, and a million
 * take about a second.
 */
export const startBudget = ({ terraform_steps: steps }: Limits, characters = 0): Budget => ({
  steps: steps + characters,
  depth: 0,
});

/** Parts of one value; it bounds whatever goes through a value later. */
const maxWeight = 50_000;
const maxTextLength = 200_000;
/** Levels of lists and mappings, and of locals that refer to locals. */
export const maxDepth = 600;

export const tooManySteps: Unknown = unknown('this takes more steps than iamlint evaluates');
export const tooDeep: Unknown = unknown('this leads through more expressions than iamlint follows');
export const tooLarge: Unknown = unknown('this value is larger than iamlint follows');

interface Size {
  readonly weight: number;
  readonly depth: number;
}

const sizes = new WeakMap<object, Size>();

const sizeOf = (value: Value): Size => {
  if (typeof value === 'string') return { weight: 1 + value.length / 50, depth: 0 };
  if (!isListValue(value) && !isMapping(value)) return { weight: 1, depth: 0 };
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let weight = 1;
  let depth = 0;
  // invariant: values are built from smaller ones through `bounded`, so that this looks one or two levels down
  for (const part of value.values()) {
    const size = sizeOf(part);
    weight += size.weight;
    depth = Math.max(depth, size.depth + 1);
  }
  const size = { weight, depth };
  sizes.set(value, size);
  return size;
};

/** How many parts a value has, at any depth; a long text counts as several. */
export const weightOf = (value: Value): number => sizeOf(value).weight;

/** A value, or unknown where it is too large to be followed. */
export const bounded = (value: Value): Value => {
  if (typeof value === 'string') return value.length > maxTextLength ? tooLarge : value;
  const { weight, depth } = sizeOf(value);
  return weight > maxWeight || depth > 100 ? tooLarge : value;
};

/** Takes as many steps as values have parts; false where there are none left. */
export const spend = (budget: Budget, values: readonly Value[]): boolean => {
  for (const value of values) budget.steps -= weightOf(value);
  return budget.steps > 0;
};
