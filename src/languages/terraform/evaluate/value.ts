import { isMapping, isReference, type Reference, type Value } from '../../declared/declared.ts';
import { isUnknown, unknown, type Unknown } from '../../../source/unknown.ts';

/** A value that cannot be: Terraform would refuse the expression, and `try` goes on to the next. */
interface Failure extends Unknown {
  readonly failed: true;
}

export const failure = (why: string): Failure => ({ unknown: why, failed: true });

export const isFailure = (value: unknown): value is Failure => isUnknown(value) && 'failed' in value;

/** A resource, module, or one of Terraform's own objects, whose attributes are worked out when they are asked for. */
export interface Entity {
  readonly attribute: (name: string) => Value;
  /** One of several of them; undefined where there is only one. */
  readonly index: ((key: Value) => Value) | undefined;
}

interface EntityValue extends Unknown {
  readonly entity: Entity;
}

/** The value of an entity. `why` is the reason it is unknown where the object itself is wanted, and not an attribute of it. */
export const entityValue = (entity: Entity, why: string): EntityValue => ({ unknown: why, entity });

export const isEntityValue = (value: unknown): value is EntityValue => isUnknown(value) && 'entity' in value;

/** What is known to be one text: an id, a name or a key of a resource. */
export const isOneText = (value: Value): value is Reference =>
  isReference(value) && /(?:^|[._])(?:id|crn|guid|apikey|name|key)$/.test(value.reference.attribute);

export const isListValue = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/**
 * True for a value that says that nothing is given, as people write it where they leave something out: null, an empty text,
 * an empty list, an empty mapping. Zero and false are values as any other.
 */
export const isNothing = (value: Value): boolean =>
  value === null ||
  value === '' ||
  (isListValue(value) && value.length === 0) ||
  (isMapping(value) && value.size === 0);

/** A mapping's entries in the order Terraform goes through them. */
export const entriesOf = (mapping: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] =>
  [...mapping].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** A text, number or boolean as text, as Terraform converts it; undefined for anything else. */
export const textOf = (value: Value | undefined): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return Math.abs(value) < 1e21 ? String(value) : undefined;
};

/** A number, or a text that reads as one. */
export const numberOf = (value: Value | undefined): number | undefined => {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?$/.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
};

/** A boolean, or a text that reads as one. */
export const booleanOf = (value: Value | undefined): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  return undefined;
};

/** The first part of a value, at any depth, that is so; undefined where none is. */
export const findWithin = (value: Value, isSo: (part: Value) => boolean): Value | undefined => {
  if (isSo(value)) return value;
  const parts = isListValue(value) ? value : isMapping(value) ? value.values() : [];
  for (const part of parts) {
    const found = findWithin(part, isSo);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The first part of a value that is not known; undefined where all of it is. */
export const unknownWithin = (value: Value): Unknown | undefined => {
  const found = findWithin(value, isUnknown);
  return isUnknown(found) ? found : undefined;
};

/** The reason of an unknown, without the reference or the object that it may be. */
export const because = (value: Unknown): Unknown => (isFailure(value) ? value : unknown(value.unknown));
