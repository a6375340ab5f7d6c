import { get, isList, isObject, listAt, textAt, type Json } from '../../source/json.ts';
import { stepsOf, type Key, type Step } from './address.ts';
import type { Instance } from './instance.ts';

/** A module of the configuration, called from certain modules. */
export interface Scope {
  readonly module: Json | undefined;
  readonly steps: readonly Step[];
  /** Undefined for the root module. */
  readonly caller:
    { readonly call: Json | undefined; readonly scope: Scope; readonly key: Key | undefined } | undefined;
}

/** The `for_each` or `count` that an expression stands under. */
export interface Iteration {
  readonly over: Json | undefined;
  readonly scope: Scope;
  /** The instance's own key. */
  readonly key: Key | undefined;
}

/** An expression of the configuration, or a mapping or list of expressions, as the configuration of a plan shows it. */
export interface Expression {
  readonly json: Json | undefined;
  readonly scope: Scope;
  readonly iteration: Iteration;
}

/** The call of a module, as it stands in the module that calls it. */
export const callIn = ({ module }: Scope, name: string): Json | undefined => get(get(module, 'module_calls'), name);

/** The module that a call leads to. */
export const calledFrom = (scope: Scope, step: Step): Scope => {
  const call = callIn(scope, step.name);
  return {
    module: get(call, 'module'),
    steps: [...scope.steps, step],
    caller: { call, scope, key: step.key },
  };
};

/** What stands under the `for_each` or `count` of a call or resource. */
export const iterationOf = (value: Json | undefined, scope: Scope, key: Key | undefined): Iteration => ({
  over: get(value, 'for_each_expression'),
  scope,
  key,
});

/** The arguments of an instance as the configuration has them. */
export type Arguments = (instance: Instance) => Expression | undefined;

/** Finds the arguments of instances in a plan's `configuration.root_module`. */
export const argumentsIn = (root: Json | undefined): Arguments => {
  const scopes = new Map<
    string,
    { readonly scope: Scope; readonly resources: ReadonlyMap<string, Json> } | undefined
  >();
  const scopeAt = (module: string): Scope | undefined =>
    stepsOf(module)?.reduce<Scope>(calledFrom, { module: root, steps: [], caller: undefined });
  const at = (module: string) => {
    if (scopes.has(module)) return scopes.get(module);
    const scope = scopeAt(module);
    const resources = new Map<string, Json>();
    for (const resource of listAt(scope?.module, 'resources')) {
      resources.set(`${textAt(resource, 'mode')} ${textAt(resource, 'type')} ${textAt(resource, 'name')}`, resource);
    }
    const found = scope === undefined ? undefined : { scope, resources };
    scopes.set(module, found);
    return found;
  };
  return ({ module, mode, type, name, key }) => {
    const found = at(module);
    const resource = found?.resources.get(`${mode} ${type} ${name}`);
    if (found === undefined || resource === undefined) return undefined;
    const { scope } = found;
    return { json: get(resource, 'expressions'), scope, iteration: iterationOf(resource, scope, key) };
  };
};

/** The expression of one argument. */
export const argumentOf = (expression: Expression | undefined, name: string): Expression | undefined => {
  const json = get(expression?.json, name);
  return expression === undefined || json === undefined ? undefined : { ...expression, json };
};

/** The expressions of repeated blocks, in the order of the configuration. */
export const blocksOf = (expression: Expression | undefined): readonly Expression[] => {
  if (expression === undefined) return [];
  const { json } = expression;
  if (isList(json)) return json.map((one) => ({ ...expression, json: one }));
  const isBlock = isObject(json) && get(json, 'references') === undefined && get(json, 'constant_value') === undefined;
  return isBlock ? [expression] : [];
};
