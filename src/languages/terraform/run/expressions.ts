import { pointerOf, type Expressions, type Path } from '../../../source/place.ts';
import type { Body, Expression } from '../syntax.ts';

/** What an expression names, step by step: `var.policy.roles[0]` is `var`, `policy`, `roles`, 0. */
export const chainOf = (expression: Expression): Path | undefined => {
  if (expression.kind === 'variable') return [expression.name];
  if (expression.kind === 'attribute') {
    const of = chainOf(expression.of);
    return of === undefined ? undefined : [...of, expression.name];
  }
  if (expression.kind !== 'index' || expression.key.kind !== 'literal') return undefined;
  const of = chainOf(expression.of);
  const { value } = expression.key;
  return of === undefined || (typeof value !== 'string' && typeof value !== 'number') ? undefined : [...of, value];
};

const collect = (expression: Expression, path: Path, into: Map<string, Path>): void => {
  if (expression.kind === 'literal' || expression.kind === 'broken') return;
  const isObject = expression.kind === 'object' && expression.items.every(({ key }) => key.kind === 'literal');
  if (expression.kind === 'list') expression.items.forEach((item, at) => collect(item, [...path, at], into));
  else if (isObject) {
    for (const { key, value } of expression.items) {
      if (key.kind === 'literal') collect(value, [...path, String(key.value)], into);
    }
  } else into.set(pointerOf(path), chainOf(expression) ?? []);
};

const collectBlocks = (body: Body, path: Path, into: Map<string, Path>): void => {
  for (const { name, expression } of body.attributes.values()) collect(expression, [...path, name], into);
  const count = new Map<string, number>();
  for (const block of body.blocks) {
    const [label = block.type] = block.labels;
    const content = block.type === 'dynamic' ? block.body.blocks.find(({ type }) => type === 'content') : undefined;
    if (content !== undefined) {
      collectBlocks(content.body, [...path, label, '*'], into);
      continue;
    }
    const nth = count.get(block.type) ?? 0;
    count.set(block.type, nth + 1);
    collectBlocks(block.body, [...path, block.type, nth], into);
  }
};

const known = new WeakMap<Body, ReadonlyMap<string, Path>>();

/** Where a block has expressions that are no literals, and what each names; all that a `dynamic` block makes is at `*`. */
export const expressionsIn = (body: Body, length: number): Expressions => {
  const before = known.get(body);
  if (before !== undefined) return { length, at: before };
  const at = new Map<string, Path>();
  collectBlocks(body, [], at);
  known.set(body, at);
  return { length, at };
};
