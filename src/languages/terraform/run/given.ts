import { below, pointerOf, type Origin, type Path, type Segment } from '../../../source/place.ts';
import type { Body, Expression } from '../syntax.ts';
import { chainOf } from './expressions.ts';
import { originOf, type ResourceBlock } from './module.ts';
import type { Instance } from './repetition.ts';
import type { Scope } from './scope.ts';

/** The key by which an instance of a repeated block is known. */
const keyOf = ({ suffix }: Instance): Segment | undefined => {
  const key: unknown = suffix === '' ? undefined : JSON.parse(suffix.slice(1, -1));
  return typeof key === 'string' || typeof key === 'number' ? key : undefined;
};

/** As many names as one value is handed on by. */
const maxHandedOn = 20;

/** The place in a caller that gives what an expression of a module names; undefined where it names nothing that is given. */
const placeOf = (
  expression: Expression,
  scope: Scope,
  each: { readonly of: Expression | undefined; readonly key: Segment | undefined },
  depth = 0,
): Origin | undefined => {
  const chain = chainOf(expression);
  if (chain === undefined || depth > maxHandedOn) return undefined;
  const [root, name, ...rest] = chain;
  if (root === 'each' && name === 'value' && each.of !== undefined && each.key !== undefined) {
    const of = placeOf(each.of, scope, { of: undefined, key: undefined }, depth + 1);
    return of === undefined ? undefined : below(of, each.key, ...rest);
  }
  if (typeof name !== 'string') return undefined;
  if (root === 'local') {
    const local = scope.module.locals.get(name);
    const of = local === undefined ? undefined : placeOf(local, scope, { of: undefined, key: undefined }, depth + 1);
    return of === undefined ? undefined : below(of, ...rest);
  }
  const argument = root === 'var' ? scope.caller?.call.body.attributes.get(name) : undefined;
  if (scope.caller === undefined || argument === undefined) return undefined;
  const { call, instance, scope: outer } = scope.caller;
  const ofCall = { of: call.body.attributes.get('for_each')?.expression, key: keyOf(instance) };
  const above = placeOf(argument.expression, outer, ofCall, depth + 1);
  return below(above ?? below(originOf(call), name), ...rest);
};

const inBody = (
  body: Body,
  path: Path,
  find: (expression: Expression) => Origin | undefined,
  into: Map<string, Origin>,
): void => {
  for (const { name, expression } of body.attributes.values()) {
    const items: readonly (readonly [Path, Expression])[] =
      expression.kind === 'list' ? expression.items.map((item, at) => [[...path, name, at], item]) : [];
    for (const [at, each] of [[[...path, name], expression] as const, ...items]) {
      const found = find(each);
      if (found !== undefined) into.set(pointerOf(at), found);
    }
  }
  const count = new Map<string, number>();
  for (const block of body.blocks) {
    const nth = count.get(block.type) ?? 0;
    count.set(block.type, nth + 1);
    // What a `dynamic` block makes is told apart by nothing.
    if (block.type !== 'dynamic') inBody(block.body, [...path, block.type, nth], find, into);
  }
};

/** The place of a resource, and of a called module where its values are given. */
export const originIn = (scope: Scope, block: ResourceBlock, instance: Instance): Origin => {
  const origin = originOf(block);
  if (scope.caller === undefined) return origin;
  const each = { of: block.body.attributes.get('for_each')?.expression, key: keyOf(instance) };
  const values = new Map<string, Origin>();
  inBody(block.body, [], (expression) => placeOf(expression, scope, each), values);
  return { ...origin, given: { call: originOf(scope.caller.call), length: origin.path.length, values } };
};
