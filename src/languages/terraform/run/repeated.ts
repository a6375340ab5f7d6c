import type { Value } from '../../declared/declared.ts';
import { entityValue, type Entity } from '../evaluate/value.ts';
import type { Instance, Repetition } from './repetition.ts';

const notFollowed = (what: string): string => `${what} as a whole is not followed here`;

/** An object of which only attributes are asked for. */
export const namespace = (what: string, attribute: Entity['attribute']): Value =>
  entityValue({ attribute, index: undefined }, notFollowed(what));

const keyOf = ({ suffix }: Instance): string => String(JSON.parse(suffix.slice(1, -1)));

/** What the name of something stands for that may be there several times. */
export const repeated = (repetition: Repetition, entityOf: (instance: Instance) => Entity, what: string): Value => {
  const one = (instance: Instance): Value => entityValue(entityOf(instance), notFollowed(what));
  if (repetition.kind === 'unknown') {
    // Which one is meant does not matter: they are one here.
    const instance = one(repetition.instance);
    return entityValue({ ...entityOf(repetition.instance), index: () => instance }, repetition.why);
  }
  const [first] = repetition.instances;
  if (repetition.kind === 'once') return first === undefined ? null : one(first);
  if (repetition.kind === 'count') return repetition.instances.map(one);
  return new Map(repetition.instances.map((instance) => [keyOf(instance), one(instance)]));
};
