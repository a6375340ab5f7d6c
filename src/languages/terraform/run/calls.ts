import type { Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { entityValue, type Entity } from '../evaluate/value.ts';
import type { Module, Placed } from './module.ts';
import { outputIn } from './named-values.ts';
import { remembering } from './remember.ts';
import { repeated } from './repeated.ts';
import { instancesOf, type Instance } from './repetition.ts';
import { absent, environmentIn, newScope, repetitionIn, type Called, type Scope } from './scope.ts';

/** Modules that call each other, this deep: more than people write. */
const maxNested = 20;

/** What a call of a module leads to. */
export const calledIn = (scope: Scope, name: string, call: Placed): Called => {
  const known = scope.calls.get(name);
  if (known !== undefined) return known;
  scope.calls.set(name, { why: `the module \`${name}\` leads back to itself` });
  const found = follow(scope, name, call);
  scope.calls.set(name, found);
  return found;
};

const follow = (scope: Scope, name: string, call: Placed): Called => {
  const { run, module, within } = scope;
  const child = run.called(call, module);
  if ('why' in child) return child;
  if (within.includes(child.directory)) return { why: `the module \`${name}\` calls itself` };
  if (within.length >= maxNested || run.instances <= 0)
    return { why: `the module \`${name}\` is one more than iamlint follows` };
  const repetition = repetitionIn(scope, `module.${name}`, call);
  const why = repetition.kind === 'unknown' ? repetition.why : undefined;
  const scopes = instancesOf(repetition).map(
    (instance) => [instance, childScope(scope, { name, call, module: child, instance, why })] as const,
  );
  return { repetition, scopes: new Map(scopes) };
};

/** The scope of one instance of a call. Its inputs are evaluated in the module that calls. */
const childScope = (
  scope: Scope,
  child: {
    readonly name: string;
    readonly call: Placed;
    readonly module: Module;
    readonly instance: Instance;
    /** Why it is not known whether the instance exists. */
    readonly why: string | undefined;
  },
): Scope => {
  const { name, call, module, instance, why } = child;
  const inputs = remembering();
  const environment = environmentIn(scope, instance);
  return newScope(
    {
      run: scope.run,
      module,
      prefix: `${scope.prefix}module.${name}${instance.suffix}.`,
      uncertainBecause: scope.uncertainBecause ?? why,
      input: (variable) => {
        const argument = call.body.attributes.get(variable);
        return argument === undefined ? undefined : inputs(variable, () => evaluate(argument.expression, environment));
      },
      caller: { scope, call, instance },
      within: [...scope.within, module.directory],
      nullsOpen: scope.nullsOpen,
      opened: scope.nullsOpen === true ? undefined : () => childScope(scope.opened(), child),
    },
    scope.rootName,
  );
};

/** The value of `module.name`: its outputs. */
export const moduleIn = (scope: Scope, name: string): Value =>
  scope.remember(`module.${name}`, () => {
    const call = scope.module.calls.get(name);
    if (call === undefined) return absent(scope, `module \`${name}\``);
    const found = calledIn(scope, name, call);
    if ('why' in found) {
      const inner: Entity = { attribute: () => unknown(found.why), index: undefined };
      return entityValue({ ...inner, index: () => entityValue(inner, found.why) }, found.why);
    }
    const entityOf = (instance: Instance): Entity => {
      const child = found.scopes.get(instance);
      return { attribute: (output) => (child === undefined ? null : outputIn(child, output)), index: undefined };
    };
    return repeated(found.repetition, entityOf, `the module \`${name}\``);
  });
