import { get, textsAt, type Json } from '../../source/json.ts';
import { tokensOf, type Key, type Step, type Token } from './address.ts';
import { calledFrom, callIn, iterationOf, type Expression, type Iteration, type Scope } from './configuration.ts';
import type { Instance } from './instance.ts';
import { indexInstances, type InstancesAt } from './instance-index.ts';
import { fromTarget, joined, opaque, plain, type Origins } from './origins.ts';

/** Expressions that one expression is followed through: outputs may fan out without end. */
const maxVisits = 500;

/** A search for where one expression leads. */
interface Search {
  readonly instancesAt: InstancesAt;
  /** Expressions that may still be visited. */
  left: number;
}

/** What an expression is seen from. */
interface Around {
  readonly scope: Scope;
  readonly iteration: Iteration | undefined;
}

/** A reference on the way through a configuration. */
interface Reference {
  readonly tokens: readonly Token[];
  readonly around: Around;
  /** The key that the instance probably has, as a repeated block refers to instances with its own key. */
  readonly hint: Key | undefined;
  /** What expressions that were passed on the way ask of the value. */
  readonly rest: readonly Token[];
}

/** Finds what expressions of a plan's configuration lead to, among these instances. */
export const resolver = (instances: readonly Instance[]): ((expression: Expression) => Origins) => {
  const instancesAt = indexInstances(instances);
  return ({ json, scope, iteration }) =>
    json === undefined ? opaque : visit({ instancesAt, left: maxVisits }, json, { scope, iteration }, []);
};

const visit = (search: Search, json: Json, around: Around, rest: readonly Token[], key?: Key): Origins => {
  search.left -= 1;
  if (search.left < 0) return opaque;
  const references = longestOf(textsAt(json, 'references'));
  if (references.length === 0) return plain;
  const repeats = references.some((tokens) => ['each', 'count'].includes(nameAt(tokens, 0) ?? ''));
  const hint = key ?? (repeats ? around.iteration?.key : undefined);
  return joined(references.map((tokens) => follow(search, { tokens, around, hint, rest })));
};

/** A plan lists each reference followed by what it begins with: of `x.id`, `x` only the first is needed. */
const longestOf = (references: readonly string[]): readonly (readonly Token[])[] => {
  const all = references.flatMap((text) => {
    const tokens = tokensOf(text);
    return tokens === undefined || tokens.length === 0 ? [] : [tokens];
  });
  const names = all.map((tokens) => tokens.flatMap((token) => ('name' in token ? token.name : [])).join('.'));
  return all.filter((tokens, index) => {
    const own = names[index] ?? '';
    return !all.some((other, at) => {
      const longer = names[at] ?? '';
      return longer === own ? other.length > tokens.length : longer.startsWith(`${own}.`);
    });
  });
};

const nameAt = (tokens: readonly Token[], index: number): string | undefined => {
  const token = tokens[index];
  return token !== undefined && 'name' in token ? token.name : undefined;
};

const keyAt = (tokens: readonly Token[], index: number): Key | undefined => {
  const token = tokens[index];
  return token !== undefined && 'key' in token ? token.key : undefined;
};

const follow = (search: Search, reference: Reference): Origins => {
  const { tokens } = reference;
  switch (nameAt(tokens, 0)) {
    case 'var':
      return toVariable(search, reference);
    case 'module':
      return toOutput(search, reference);
    case 'each':
      return toEach(search, reference);
    case 'count':
    case 'path':
    case 'terraform':
    case 'self':
      return plain;
    case 'data':
      return toResource(search, 'data', { ...reference, tokens: tokens.slice(1) });
    case 'local':
    case undefined:
      return opaque;
    default:
      return nameAt(tokens, 1) === undefined ? opaque : toResource(search, 'managed', reference);
  }
};

/** `var.name`: what the call of the module sets it to. */
const toVariable = (search: Search, { tokens, around, rest }: Reference): Origins => {
  const { caller } = around.scope;
  const name = nameAt(tokens, 1);
  const json = caller === undefined || name === undefined ? undefined : get(get(caller.call, 'expressions'), name);
  // A variable of the root module; or what a call does not set has its default, which refers to nothing.
  if (caller === undefined || json === undefined) return plain;
  const { scope } = caller;
  const outside: Around = { scope, iteration: iterationOf(caller.call, scope, caller.key) };
  return visit(search, json, outside, [...tokens.slice(2), ...rest]);
};

/** `module.name.output`, with or without a key. */
const toOutput = (search: Search, { tokens, around, rest }: Reference): Origins => {
  const { scope } = around;
  const name = nameAt(tokens, 1);
  const key = keyAt(tokens, 2);
  const at = key === undefined ? 2 : 3;
  const output = nameAt(tokens, at);
  if (name === undefined || output === undefined) return opaque;
  const call = callIn(scope, name);
  const repeats = get(call, 'for_each_expression') ?? get(call, 'count_expression');
  const step: Step = { name, key, ...(key === undefined && repeats !== undefined ? { any: true } : {}) };
  const called = calledFrom(scope, step);
  const json = get(get(get(called.module, 'outputs'), output), 'expression');
  if (json === undefined) return opaque;
  return visit(search, json, { scope: called, iteration: undefined }, [...tokens.slice(at + 1), ...rest]);
};

/** `each.value`: an entry of what `for_each` goes through. `each.key` is plain. */
const toEach = (search: Search, { tokens, around: { iteration }, rest }: Reference): Origins => {
  if (nameAt(tokens, 1) !== 'value') return plain;
  if (iteration?.over === undefined) return opaque;
  const outside: Around = { scope: iteration.scope, iteration: undefined };
  return visit(search, iteration.over, outside, [...tokens.slice(2), ...rest], iteration.key);
};

/** `type.name`, with or without a key, and the attribute that is asked of it. */
const toResource = (search: Search, mode: Instance['mode'], { tokens, around, hint, rest }: Reference): Origins => {
  const resource = { mode, type: nameAt(tokens, 0), name: nameAt(tokens, 1) };
  const here = search.instancesAt(resource, around.scope.steps);
  if (here.length === 0) return opaque;
  const key = keyAt(tokens, 2);
  const all = [...tokens.slice(key === undefined ? 2 : 3), ...rest];
  const wanted = key ?? hint ?? keyAt(all, 0);
  const keyed = here.filter((instance) => instance.key === wanted);
  if (key !== undefined && keyed.length === 0) return opaque;
  const instances = keyed.length > 0 && here.length > 1 ? keyed : here;
  const attribute = all.find((token) => 'name' in token);
  return fromTarget({
    instances,
    attribute: attribute !== undefined && 'name' in attribute ? attribute.name : undefined,
  });
};
