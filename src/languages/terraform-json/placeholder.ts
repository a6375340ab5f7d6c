import { isReference, type Reference, type Value } from '../declared/declared.ts';
import { unknown } from '../../source/unknown.ts';
import { get, type Json } from '../../source/json.ts';
import type { Expression } from './configuration.ts';
import type { Instance } from './instance.ts';
import type { Origins, Target } from './origins.ts';

/** Why a value is not known. */
export const afterApply = 'known only after apply';
export const sensitive = 'sensitive';

/** Arguments that list things which may be made in the same run. */
const lists = new Set(['iam_service_ids', 'iam_profile_ids', 'ibm_ids', 'access_groups', 'roles']);

/** Attributes that a configuration means where it does not say which: `one(ibm_iam_service_id.x[*].id)` shows no `id`. */
const mainAttribute = (type: string): string => (type.endsWith('_api_key') ? 'apikey' : 'id');

const referenceTo = ({ type, address }: Instance, attribute: string | undefined): Reference => ({
  unknown: afterApply,
  reference: { type, address, attribute: attribute ?? mainAttribute(type) },
});

/** API keys by their text, for states, where an argument is the same text as the key it comes from. */
const keysOf = (instances: readonly Instance[]): ReadonlyMap<string, Reference> => {
  const keys = new Map<string, Reference>();
  for (const instance of instances) {
    const key = get(instance.values, 'apikey');
    if (instance.type.endsWith('_api_key') && typeof key === 'string' && key !== '') {
      keys.set(key, referenceTo(instance, 'apikey'));
    }
  }
  return keys;
};

/** True where the attribute has a value already: nothing unknown can come from it. */
const isSettled = ({ instances, attribute }: Target): boolean =>
  attribute !== undefined &&
  instances.every(
    ({ values, unknown: marks, marksUnknowns }) =>
      get(marks, attribute) !== true &&
      (Object.hasOwn(values, attribute) || (marksUnknowns && get(marks, attribute) === undefined)),
  );

/** Gives what stands in for a value. */
export interface Placeholders {
  /**
   * For a value that is not known, or must not be shown: the attribute of another resource that it is, where that can be
   * decided. `isUnresolved`: it is not known, so that it cannot come from an attribute that is.
   */
  readonly source: (name: string, expression: Expression | undefined, why: string, isUnresolved: boolean) => Value;
  /** For a secret: the API key that it is. */
  readonly secret: (
    name: string,
    json: Json | undefined,
    isUnresolved: boolean,
    expression: Expression | undefined,
  ) => Value;
}

/** @param originsOf where the value of an expression comes from */
export const placeholdersFor = (
  instances: readonly Instance[],
  originsOf: (expression: Expression) => Origins,
): Placeholders => {
  const keys = keysOf(instances);

  const source: Placeholders['source'] = (name, expression, why, isUnresolved) => {
    if (expression === undefined) return unknown(why);
    const { targets, plain, opaque } = originsOf(expression);
    const possible = isUnresolved ? targets.filter((target) => !isSettled(target)) : targets;
    if (opaque || possible.length === 0) return unknown(why);
    const mixed = plain || possible.length < targets.length;
    const references = possible.flatMap(({ instances: all, attribute }) =>
      all.map((one) => referenceTo(one, attribute)),
    );
    const [only, ...others] = references;
    if (lists.has(name)) {
      if (!mixed) return references;
      return others.length === 0 && only !== undefined ? [only, unknown(why)] : unknown(why);
    }
    return others.length === 0 && only !== undefined ? only : unknown(why);
  };

  const secret = (
    name: string,
    json: Json | undefined,
    isUnresolved: boolean,
    expression: Expression | undefined,
  ): Value => {
    const found = source(name, expression, sensitive, isUnresolved);
    // A key is not known from itself.
    const known = typeof json === 'string' && name !== 'apikey' ? keys.get(json) : undefined;
    return isReference(found) ? found : (known ?? found);
  };

  return { source, secret };
};
