import type { Value } from '../declared/declared.ts';
import { unknown } from '../../source/unknown.ts';
import { get, isList, isObject, type Json } from '../../source/json.ts';
import { argumentOf, blocksOf, type Arguments, type Expression } from './configuration.ts';
import type { Instance } from './instance.ts';
import type { Origins } from './origins.ts';
import { isSecretName } from './secret-name.ts';
import { afterApply, sensitive, placeholdersFor, type Placeholders } from './placeholder.ts';

/** Blocks that a configuration may make with `dynamic`, which a plan's configuration does not show. */
const dynamicBlocks = new Set([
  'addresses',
  'attributes',
  'claim_rules',
  'conditions',
  'contexts',
  'excluded',
  'link',
  'resource_attributes',
  'resource_tags',
  'resources',
  'rotation',
  'rule_conditions',
  'subject_attributes',
  'tags',
]);

/** True for an attribute that the configuration does not set: the provider will, and nothing is declared by it. */
const isComputed = (name: string, expression: Expression | undefined): boolean =>
  expression !== undefined && argumentOf(expression, name) === undefined && !dynamicBlocks.has(name);

/** The mark of an element: `true` marks all that is below it. */
const markAt = (mark: Json | undefined, key: string | number): Json | undefined => {
  if (mark === true) return true;
  if (isList(mark)) return typeof key === 'number' ? mark[key] : undefined;
  return get(mark, String(key));
};

const isValues = (value: Value): value is readonly Value[] => Array.isArray(value);

/** What is known and not known of one value. */
interface Marked {
  readonly json: Json | undefined;
  readonly unknown: Json | undefined;
  readonly sensitive: Json | undefined;
}

const marked = (value: Marked, key: string | number): Marked => ({
  json: isList(value.json) ? (typeof key === 'number' ? value.json[key] : undefined) : get(value.json, String(key)),
  unknown: markAt(value.unknown, key),
  sensitive: markAt(value.sensitive, key),
});

/** True where the values of a block equal the constants of this expression of a block: they may be the same block. */
const agrees = (json: Json | undefined, { json: block }: Expression): boolean =>
  isObject(block) &&
  Object.keys(block).every((name) => {
    const constant = get(get(block, name), 'constant_value');
    return constant === undefined || JSON.stringify(constant) === JSON.stringify(get(json, name) ?? null);
  });

/** An argument, or a field of a block; undefined where it is absent. */
const attributeOf = (
  placeholders: Placeholders,
  name: string,
  value: Marked,
  expression: Expression | undefined,
): Value | undefined => {
  const { json } = value;
  const isUnresolved = value.unknown === true;
  const isNothing = json === undefined || json === null;
  const argument = argumentOf(expression, name);
  if (value.sensitive === true || (isSecretName(name) && (isUnresolved || typeof json === 'string'))) {
    return isNothing && !isUnresolved ? undefined : placeholders.secret(name, json, isUnresolved, argument);
  }
  if (isUnresolved)
    return isComputed(name, expression) ? undefined : placeholders.source(name, argument, afterApply, true);
  if (isList(json)) {
    if (json.length === 0) return undefined;
    return json.map((_, index) => elementOf(placeholders, name, marked(value, index), argument, json.length));
  }
  if (isObject(json)) {
    const [block] = blocksOf(argument);
    const map = fieldsOf(placeholders, value, block, false);
    return map.size === 0 ? undefined : map;
  }
  return isNothing ? undefined : json;
};

/** An element of a list that has `count` of them. */
const elementOf = (
  placeholders: Placeholders,
  name: string,
  value: Marked,
  expression: Expression | undefined,
  count: number,
): Value => {
  const { json } = value;
  if (value.sensitive === true) return unknown(sensitive);
  if (value.unknown === true) {
    const found = placeholders.source(name, expression, afterApply, true);
    if (!isValues(found)) return found;
    // Which of several it is cannot be decided, nor in which order they come.
    return found.length === 1 || count === 1 ? (found[0] ?? unknown(afterApply)) : unknown(afterApply);
  }
  if (isObject(json)) {
    const blocks = blocksOf(expression).filter((block) => agrees(json, block));
    return fieldsOf(placeholders, value, blocks.length === 1 ? blocks[0] : undefined, true);
  }
  if (isList(json))
    return json.map((_, index) => elementOf(placeholders, name, marked(value, index), undefined, json.length));
  return json ?? null;
};

const fieldsOf = (
  placeholders: Placeholders,
  value: Marked,
  expression: Expression | undefined,
  isBlock: boolean,
): ReadonlyMap<string, Value> => {
  const map = new Map<string, Value>();
  const names = new Set([
    ...Object.keys(value.json ?? {}),
    ...(isObject(value.unknown) ? Object.keys(value.unknown) : []),
  ]);
  for (const name of names) {
    const found = attributeOf(placeholders, name, marked(value, name), expression);
    // The provider writes an empty text for an argument of a block that is not set.
    if (found !== undefined && !(isBlock && found === '')) map.set(name, found);
  }
  return map;
};

/** Arguments that the configuration sets, and for which a document has neither a value nor a mark. */
const unmarkedOf = (
  placeholders: Placeholders,
  { marksUnknowns, values }: Instance,
  expression: Expression | undefined,
  known: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> => {
  const more = new Map<string, Value>();
  if (marksUnknowns || !isObject(expression?.json)) return more;
  for (const name of Object.keys(expression.json)) {
    if (known.has(name) || Object.hasOwn(values, name)) continue;
    more.set(name, placeholders.source(name, argumentOf(expression, name), afterApply, false));
  }
  return more;
};

/** Works out the values of instances: what is known, what refers to another, what is neither. */
export const valuesIn = (
  instances: readonly Instance[],
  argumentsOf: Arguments,
  originsOf: (expression: Expression) => Origins,
): ((instance: Instance) => ReadonlyMap<string, Value>) => {
  const placeholders = placeholdersFor(instances, originsOf);
  return (instance) => {
    if (instance.sensitive === true) {
      return new Map(Object.keys(instance.values).map((name): [string, Value] => [name, unknown(sensitive)]));
    }
    const expression = argumentsOf(instance);
    const value: Marked = { json: instance.values, unknown: instance.unknown, sensitive: instance.sensitive };
    const known = fieldsOf(placeholders, value, expression, instance.type !== 'ibm_iam_account_settings');
    return new Map([...known, ...unmarkedOf(placeholders, instance, expression, known)]);
  };
};
