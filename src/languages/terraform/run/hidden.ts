import type { Value } from '../../declared/declared.ts';
import { isMapping } from '../../declared/declared.ts';
import { given } from './given-variable.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { isListValue } from '../evaluate/value.ts';
import type { Module, ResourceBlock } from './module.ts';

/** Types that say who may do what, or make what does it. */
const counts = /^ibm_(?:iam|sm|cbr)_/;

/** The resources of some modules of which no instance is there, and that would matter if one were. */
export const absentIn = (modules: Iterable<Module>, present: ReadonlySet<ResourceBlock>): ReadonlySet<ResourceBlock> =>
  new Set(
    [...modules].flatMap(({ resources }) =>
      [...resources.values()].filter(
        (block) => block.mode === 'managed' && counts.test(block.type) && !block.block.broken && !present.has(block),
      ),
    ),
  );

/** A variable of a root module that is false or nothing by default, and what it is to be instead. */
interface Switch {
  readonly name: string;
  readonly value: Value;
}

const isNothing = (value: Value): boolean =>
  value === null ||
  value === '' ||
  value === 0 ||
  (isListValue(value) && value.length === 0) ||
  (isMapping(value) && value.size === 0);

/** The variables that nothing sets and that are false or nothing by default; those that are false come first. */
const switchesOf = (
  { variables }: Module,
  inputs: ReadonlyMap<string, Value>,
  environment: Environment,
): readonly Switch[] => {
  const unset = [...variables].flatMap(([name, { body }]) => {
    const fallback = body.attributes.get('default');
    return fallback === undefined || inputs.has(name)
      ? []
      : [{ name, value: evaluate(fallback.expression, environment) }];
  });
  return [
    ...unset.filter(({ value }) => value === false).map(({ name }) => ({ name, value: true })),
    ...unset.filter(({ value }) => isNothing(value)).map(({ name }) => ({ name, value: given(`var.${name}`) })),
  ];
};

/** Blocks that are there once one variable of the root module is set. */
export interface Hidden {
  readonly variable: string;
  /** True where it is enough that the variable is true; else it is nothing by default, and may be given anything. */
  readonly isFlag: boolean;
  readonly blocks: readonly ResourceBlock[];
}

/** What is hidden in a root module, which people call by its directory. */
export interface HiddenInRoot {
  readonly directory: string;
  readonly hidden: readonly Hidden[];
}

/**
 * Which variable shows which of some absent blocks, found by evaluating the root module again with one of them set.
 * @param presentWith the blocks that are there with a variable set; undefined where no more are tried
 */
export const hiddenBehind = (
  module: Module,
  inputs: ReadonlyMap<string, Value>,
  absent: ReadonlySet<ResourceBlock>,
  environment: Environment,
  presentWith: (inputs: ReadonlyMap<string, Value>) => ReadonlySet<ResourceBlock> | undefined,
): readonly Hidden[] => {
  const left = new Set(absent);
  const found: Hidden[] = [];
  for (const { name, value } of left.size === 0 ? [] : switchesOf(module, inputs, environment)) {
    if (left.size === 0) break;
    const present = presentWith(new Map([...inputs, [name, value]]));
    if (present === undefined) break;
    const blocks = [...left].filter((block) => present.has(block));
    if (blocks.length > 0) found.push({ variable: name, isFlag: value === true, blocks });
    for (const block of blocks) left.delete(block);
  }
  return found;
};
