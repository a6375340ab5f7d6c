import { isMapping, type Value } from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { entriesOf, isListValue, numberOf, textOf, entityValue } from '../evaluate/value.ts';
import type { Body } from '../syntax.ts';

/** One of what `count` or `for_each` makes of a block. */
export interface Instance {
  /** What the address ends in: `[0]`, `["key"]`, or nothing. */
  readonly suffix: string;
  /** What `each` and `count` mean in it. */
  readonly names: ReadonlyMap<string, Value>;
}

/** How often a block is there. */
export type Repetition =
  | { readonly kind: 'once' | 'count' | 'each'; readonly instances: readonly Instance[] }
  /** It is not known how often; `instance` is any one of them. */
  | { readonly kind: 'unknown'; readonly instance: Instance; readonly why: string };

const object = (attributes: Readonly<Record<string, Value>>): Value =>
  entityValue(
    {
      attribute: (name) => (Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null),
      index: undefined,
    },
    'this is an object of Terraform itself',
  );

const counted = (index: Value): ReadonlyMap<string, Value> => new Map([['count', object({ index })]]);

const keyed = (key: Value, value: Value): ReadonlyMap<string, Value> => new Map([['each', object({ key, value })]]);

/** Any one instance of a block that `count` or `for_each` repeats, and why nothing more is known of it. */
export const anyInstance = (argument: string, why: string): Instance => ({
  suffix: '',
  names: argument === 'count' ? counted(unknown(why)) : keyed(unknown(why), unknown(why)),
});

/** A repetition that is not known, and why. */
export const uncertain = (argument: string, why: string): Repetition => {
  const reason = `\`${argument}\` is not known: ${why}`;
  return { kind: 'unknown', why: reason, instance: anyInstance(argument, reason) };
};

/** How often a block is there. Of more than `maxInstances` none are followed. */
export const repetitionOf = (body: Body, environment: Environment, maxInstances: number): Repetition => {
  const count = body.attributes.get('count');
  const each = body.attributes.get('for_each');
  if (count !== undefined) return byCount(evaluate(count.expression, environment), maxInstances);
  if (each !== undefined) return byEntry(evaluate(each.expression, environment), maxInstances);
  return { kind: 'once', instances: [{ suffix: '', names: new Map() }] };
};

const byCount = (value: Value, maxInstances: number): Repetition => {
  if (isUnknown(value)) return uncertain('count', value.unknown);
  // In old files, `count = true` is one.
  const number = typeof value === 'boolean' ? Number(value) : numberOf(value);
  if (number === undefined || number < 0) return uncertain('count', 'it is not a number');
  if (number > maxInstances) return uncertain('count', 'iamlint follows no more instances in one run');
  const instances = Array.from({ length: Math.floor(number) }, (_, index) => ({
    suffix: `[${index}]`,
    names: counted(index),
  }));
  return { kind: 'count', instances };
};

const byEntry = (value: Value, maxInstances: number): Repetition => {
  if (isUnknown(value)) return uncertain('for_each', value.unknown);
  const entries = isMapping(value) ? entriesOf(value) : isListValue(value) ? setEntries(value) : undefined;
  if (entries === undefined) return uncertain('for_each', 'one of its keys is not known');
  if (entries.length > maxInstances) return uncertain('for_each', 'iamlint follows no more instances in one run');
  const instances = entries.map(([key, item]) => ({ suffix: `[${JSON.stringify(key)}]`, names: keyed(key, item) }));
  return { kind: 'each', instances };
};

/** A set of texts, where each is its own key. */
const setEntries = (items: readonly Value[]): readonly (readonly [string, Value])[] | undefined => {
  const keys = items.map(textOf);
  return keys.every((key) => key !== undefined) ? [...new Set(keys)].map((key) => [key, key] as const) : undefined;
};

/** The instances; one for all where it is not known how many there are. */
export const instancesOf = (repetition: Repetition): readonly Instance[] =>
  repetition.kind === 'unknown' ? [repetition.instance] : repetition.instances;
