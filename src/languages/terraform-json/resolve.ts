import { get, textsAt, type Json } from '../../source/json.ts';
import { moduleAt, stepsOf, tokensOf, type Key, type Step, type Token } from './address.ts';
import { calledFrom, callIn, iterationOf, type Expression, type Iteration, type Scope } from './configuration.ts';
import type { Instance } from './instance.ts';

/** An attribute of a resource that an expression leads to. */
export interface Target {
  /** The instances it may be an attribute of. */
  readonly instances: readonly Instance[];
  /** Undefined where the configuration does not say, as for `x[*].id`. */
  readonly attribute: string | undefined;
}

/** What an expression is made of. */
export interface Origins {
  readonly targets: readonly Target[];
  /** It has parts that are the same whatever is created: variables of the root module, keys, defaults. */
  readonly plain: boolean;
  /** It has parts that cannot be told: plans do not show locals. */
  readonly opaque: boolean;
}

const nothing: Origins = { targets: [], plain: false, opaque: false };
const plain: Origins = { ...nothing, plain: true };
const opaque: Origins = { ...nothing, opaque: true };

const joined = (all: readonly Origins[]): Origins => ({
  targets: all.flatMap(({ targets }) => targets),
  plain: all.some((one) => one.plain),
  opaque: all.some((one) => one.opaque),
});

/** An expression that leads through more than this is followed no further: outputs may fan out without end. */
const most = 500;

/** A plan lists each reference followed by what it begins with: of `x.id`, `x` only the first says something. */
const whole = (references: readonly string[]): readonly (readonly Token[])[] => {
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

const fits = (steps: readonly Step[], module: string): boolean => {
  const own = stepsOf(module) ?? [];
  return (
    own.length === steps.length &&
    steps.every(({ name, key, any }, index) => own[index]?.name === name && (any === true || own[index].key === key))
  );
};

/** Finds what expressions of a plan's configuration lead to, among these instances. */
export const resolver = (instances: readonly Instance[]): ((expression: Expression) => Origins) => {
  const places = new Map<string, Instance[]>();
  const put = (place: string, instance: Instance): void => {
    const found = places.get(place);
    if (found === undefined) places.set(place, [instance]);
    else found.push(instance);
  };
  // Through its steps, an address is spelt as those of references are.
  const spelt = new Map<string, string>();
  const spelling = (module: string): string => {
    const found = spelt.get(module) ?? moduleAt(stepsOf(module) ?? []) ?? module;
    spelt.set(module, found);
    return found;
  };
  for (const instance of instances) {
    const { mode, type, name, module } = instance;
    put(`${mode} ${type} ${name}`, instance);
    put(`${mode} ${type} ${name} ${spelling(module)}`, instance);
  }
  /** The instances of a resource in a module, or in any of the instances of one. */
  const instancesAt = (resource: string, steps: readonly Step[]): readonly Instance[] => {
    const module = moduleAt(steps);
    if (module !== undefined) return places.get(`${resource} ${module}`) ?? [];
    return (places.get(resource) ?? []).filter((instance) => fits(steps, instance.module));
  };

  /** A resource: its key, its attribute, and what an expression around it asks of it (`rest`). */
  const toResource = (
    mode: 'managed' | 'data',
    tokens: readonly Token[],
    scope: Scope,
    hint: Key | undefined,
    rest: readonly Token[],
  ): Origins => {
    const here = instancesAt(`${mode} ${nameAt(tokens, 0)} ${nameAt(tokens, 1)}`, scope.steps);
    if (here.length === 0) return opaque;
    const key = keyAt(tokens, 2);
    const all = [...tokens.slice(key === undefined ? 2 : 3), ...rest];
    const wanted = key ?? hint ?? keyAt(all, 0);
    const keyed = here.filter((instance) => instance.key === wanted);
    if (key !== undefined && keyed.length === 0) return opaque;
    const chosen = keyed.length > 0 && here.length > 1 ? keyed : here;
    const attribute = all.find((token) => 'name' in token);
    const name = attribute !== undefined && 'name' in attribute ? attribute.name : undefined;
    return { ...nothing, targets: [{ instances: chosen, attribute: name }] };
  };

  const follow = (
    tokens: readonly Token[],
    { scope, iteration }: { readonly scope: Scope; readonly iteration: Iteration | undefined },
    hint: Key | undefined,
    rest: readonly Token[],
  ): Origins => {
    const second = nameAt(tokens, 1);
    switch (nameAt(tokens, 0)) {
      case 'var': {
        const { caller } = scope;
        if (caller === undefined) return plain;
        const json = second === undefined ? undefined : get(get(caller.call, 'expressions'), second);
        // What a call does not set has its default, which refers to nothing.
        if (json === undefined) return plain;
        const around = { scope: caller.scope, iteration: iterationOf(caller.call, caller.scope, caller.key) };
        return visit(json, around, [...tokens.slice(2), ...rest]);
      }
      case 'module': {
        const key = keyAt(tokens, 2);
        const at = key === undefined ? 2 : 3;
        const output = nameAt(tokens, at);
        if (second === undefined || output === undefined) return opaque;
        const repeats =
          get(callIn(scope, second), 'for_each_expression') ?? get(callIn(scope, second), 'count_expression');
        const step: Step = { name: second, key, ...(key === undefined && repeats !== undefined ? { any: true } : {}) };
        const called = calledFrom(scope, step);
        const json = get(get(get(called.module, 'outputs'), output), 'expression');
        if (json === undefined) return opaque;
        return visit(json, { scope: called, iteration: undefined }, [...tokens.slice(at + 1), ...rest]);
      }
      case 'each': {
        if (second !== 'value') return plain;
        if (iteration?.over === undefined) return opaque;
        const around = { scope: iteration.scope, iteration: undefined };
        return visit(iteration.over, around, [...tokens.slice(2), ...rest], iteration.key);
      }
      case 'count':
      case 'path':
      case 'terraform':
      case 'self':
        return plain;
      case 'data':
        return toResource('data', tokens.slice(1), scope, hint, rest);
      case 'local':
      case undefined:
        return opaque;
      default:
        return second === undefined ? opaque : toResource('managed', tokens, scope, hint, rest);
    }
  };

  const visit = (
    json: Json,
    around: { readonly scope: Scope; readonly iteration: Iteration | undefined },
    rest: readonly Token[],
    given?: Key,
  ): Origins => {
    left -= 1;
    if (left < 0) return opaque;
    const references = whole(textsAt(json, 'references'));
    if (references.length === 0) return plain;
    const repeats = references.some((tokens) => ['each', 'count'].includes(nameAt(tokens, 0) ?? ''));
    const hint = given ?? (repeats ? around.iteration?.key : undefined);
    return joined(references.map((tokens) => follow(tokens, around, hint, rest)));
  };

  let left = 0;
  return ({ json, scope, iteration }) => {
    left = most;
    return json === undefined ? opaque : visit(json, { scope, iteration }, []);
  };
};
