import type { Json, JsonObject } from '../../source/json.ts';
import { isList, isObject } from '../../source/json.ts';
import type { Kind, Shape } from './kinds.ts';
import { kinds } from './kinds.ts';

const hasShape = (value: Json | undefined, shape: Shape): boolean => {
  if (value === undefined) return false;
  if (typeof shape === 'function') return shape(value);
  switch (shape) {
    case 'any':
      return true;
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'list':
      return isList(value);
    case 'mapping':
      return isObject(value);
    default:
      return typeof value === 'string' && shape.test(value);
  }
};

const hasAll = (value: JsonObject, fields: Readonly<Record<string, Shape>>): boolean => {
  for (const field in fields) {
    const shape = fields[field];
    if (shape === undefined || !Object.hasOwn(value, field) || !hasShape(value[field], shape)) return false;
  }
  return true;
};

/** True where an object has all fields of one of the kind's forms. */
export const matches = (value: JsonObject, kind: Kind): boolean => kind.matches.some((fields) => hasAll(value, fields));

/** The fields of the kind's form that an object has all of: those that it is recognised by. */
export const matchedFields = (value: JsonObject, kind: Kind): readonly string[] =>
  Object.keys(kind.matches.find((fields) => hasAll(value, fields)) ?? {});

/** The kind an object matches, or undefined. */
export const matchingKind = (value: JsonObject): Kind | undefined => kinds.find((kind) => matches(value, kind));

/** How near an object comes to a kind. */
export interface Likeness {
  readonly kind: Kind;
  /** How many fields of the kind's signature it has. */
  readonly has: number;
  readonly lacks: readonly string[];
}

/** How near an object comes to the nearest form of a kind. */
export const likeness = (value: JsonObject, kind: Kind): Likeness =>
  kind.signature
    .map((fields) => {
      const lacks = fields.filter((field) => !Object.hasOwn(value, field));
      return { kind, has: fields.length - lacks.length, lacks };
    })
    .reduce((best, next) => (next.has > best.has ? next : best));

/** The kind that an object comes nearest to; undefined where it has no field of any signature. */
export const mostLike = (value: JsonObject, among: readonly Kind[] = kinds): Likeness | undefined =>
  among
    .map((kind) => likeness(value, kind))
    .reduce<Likeness | undefined>((best, next) => (next.has > (best?.has ?? 0) ? next : best), undefined);
