import { isMapping, type Declared, type Value } from '../declared/declared.ts';
import { isPlaceholderValue, placeholderValue, unknown, type PlaceholderValue } from '../../source/unknown.ts';
import { get, isList, textAt, type Json } from '../../source/json.ts';
import { below, type Origin } from '../../source/place.ts';

/** An object of Kubernetes, and where it stands. */
export interface KubernetesObject {
  readonly value: Json;
  readonly origin: Origin;
}

/** The namespace that `kubectl` uses where neither it nor the object names one. */
const defaultNamespace = 'default';

/** The address of an object: the same from wherever it is referred to. */
export const addressOf = (kind: string, name: string, namespace: string): string =>
  `kubernetes:${namespace}/${kind}/${name}`;

export const namespaceOf = ({ value }: KubernetesObject): string =>
  textAt(get(value, 'metadata'), 'namespace') ?? defaultNamespace;

/** The address of an object by its own name, else by its place in the file. */
export const ownAddress = (object: KubernetesObject): string => {
  const { document, path } = object.origin;
  const name = textAt(get(object.value, 'metadata'), 'name') ?? [document.source, document.index, ...path].join(':');
  return addressOf(textAt(object.value, 'kind') ?? '', name, namespaceOf(object));
};

/** A text of Helm, Kustomize or envsubst that is filled in later. */
const isTemplate = (text: string): boolean => /\{\{|\$\{|^\$[(A-Z_]/.test(text);

const filledIn = (text: string): PlaceholderValue => placeholderValue(text, 'is filled in at deployment');

/** A text of an object; undefined where it is empty or not there, as the operators see it. */
export const textIn = (value: Json | undefined, key: string): Value | undefined => {
  const found = get(value, key);
  if (found === undefined || found === null || found === '') return undefined;
  if (typeof found !== 'string') return unknown(`\`${key}\` is not a text`);
  return isTemplate(found) ? filledIn(found) : found;
};

/** The texts of a list. */
export const textsIn = (value: Json | undefined, key: string): readonly Value[] | undefined => {
  const found = get(value, key);
  if (!isList(found) || found.length === 0) return undefined;
  return found.map((item) =>
    typeof item !== 'string'
      ? unknown(`\`${key}\` contains something that is not a text`)
      : isTemplate(item)
        ? filledIn(item)
        : item,
  );
};

/** What is set of some arguments. */
export const valuesOf = (values: Readonly<Record<string, Value | undefined>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

const isValues = (value: Value): value is readonly Value[] => Array.isArray(value);

const holdsPlaceholder = (value: Value): boolean => {
  if (isValues(value)) return value.some(holdsPlaceholder);
  return isMapping(value) ? [...value.values()].some(holdsPlaceholder) : isPlaceholderValue(value);
};

/** A resource that an object declares. */
export const declare = (
  { origin }: KubernetesObject,
  type: string,
  address: string,
  values: ReadonlyMap<string, Value>,
  ...path: readonly string[]
): Declared => ({
  mode: 'managed',
  type,
  address,
  values,
  origin: below(origin, 'spec', ...path),
  uncertainBecause: undefined,
  isFilledIn: holdsPlaceholder(values),
  form: 'kubernetes',
});
