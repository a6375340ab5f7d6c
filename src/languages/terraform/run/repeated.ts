import type { Value } from '../../declared/declared.ts';
import { entityValue, type Entity } from '../evaluate/value.ts';
import type { Instance, Repetition } from './repetition.ts';

const notFollowed = (what: string): string => `${what} as a whole is not followed here`;

/** An object whose attributes have values, and which has none itself. */
export const namespace = (what: string, attribute: Entity['attribute']): Value =>
  entityValue({ attribute, index: undefined }, notFollowed(what));

const keyOf = ({ suffix }: Instance): string => String(JSON.parse(suffix.slice(1, -1)));

/** The value of the name of a block that may be repeated. */
export const repeated = (repetition: Repetition, entityOf: (instance: Instance) => Entity, what: string): Value => {
  const one = (instance: Instance): Value => entityValue(entityOf(instance), notFollowed(what));
  if (repetition.kind === 'unknown') {
    // Which one the reference means does not matter: one stands for all.
    const instance = one(repetition.instance);
    return entityValue({ ...entityOf(repetition.instance), index: () => instance }, repetition.why);
  }
  const [first] = repetition.instances;
  if (repetition.kind === 'once') return first === undefined ? null : one(first);
  if (repetition.kind === 'count') return repetition.instances.map(one);
  return new Map(repetition.instances.map((instance) => [keyOf(instance), one(instance)]));
};
