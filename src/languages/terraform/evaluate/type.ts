import { isMapping, type Value } from '../../declared/declared.ts';
import { isUnknown } from '../../../source/unknown.ts';
import type { Expression } from '../syntax.ts';
import { asSet } from './functions/sets.ts';
import { booleanOf, failure, isListValue, numberOf, textOf } from './value.ts';

/** The type of a variable. */
export type Type =
  | { readonly kind: 'any' | 'string' | 'number' | 'bool' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, ObjectAttribute> };

interface ObjectAttribute {
  readonly type: Type;
  readonly isOptional: boolean;
  readonly otherwise: Expression | undefined;
}

const any: Type = { kind: 'any' };

/** The type an expression names: `list(string)`, `object({ name = string })`; old files write it as a text. */
export const typeOf = (expression: Expression | undefined): Type => {
  if (expression?.kind === 'variable') return named(expression.name);
  if (expression?.kind === 'literal' && typeof expression.value === 'string') return named(expression.value);
  if (expression?.kind !== 'call') return any;
  const [inner] = expression.arguments;
  switch (expression.name) {
    case 'list':
    case 'set':
    case 'map':
      return { kind: expression.name, of: typeOf(inner) };
    case 'tuple':
      return inner?.kind === 'list' ? { kind: 'tuple', items: inner.items.map(typeOf) } : any;
    case 'object':
      return inner?.kind === 'object' ? { kind: 'object', attributes: attributesOf(inner) } : any;
    default:
      return any;
  }
};

const named = (name: string): Type => {
  if (name === 'string' || name === 'number' || name === 'bool') return { kind: name };
  return name === 'list' || name === 'map' ? { kind: name, of: any } : any;
};

const attributesOf = (object: Extract<Expression, { kind: 'object' }>): ReadonlyMap<string, ObjectAttribute> =>
  new Map(
    object.items.flatMap(({ key, value }): readonly (readonly [string, ObjectAttribute])[] => {
      if (key.kind !== 'literal' || typeof key.value !== 'string') return [];
      const isOptional = value.kind === 'call' && value.name === 'optional';
      const [type, otherwise] = isOptional ? value.arguments : [value];
      return [[key.value, { type: typeOf(type), isOptional, otherwise }]];
    }),
  );

/** A value as a variable of this type holds it; `read` evaluates what stands in for an attribute that is left out. */
export const converted = (value: Value, type: Type, read: (expression: Expression) => Value): Value => {
  if (value === null || type.kind === 'any') return value;
  if (isUnknown(value)) return value;
  const inner = (part: Value, of: Type): Value => converted(part, of, read);
  switch (type.kind) {
    case 'string':
      return textOf(value) ?? failure('this is not a text');
    case 'number':
      return numberOf(value) ?? failure('this is not a number');
    case 'bool':
      return booleanOf(value) ?? failure('this is neither true nor false');
    case 'list':
      return isListValue(value) ? value.map((item) => inner(item, type.of)) : failure('this is not a list');
    case 'set':
      return isListValue(value) ? asSet(value.map((item) => inner(item, type.of))) : failure('this is not a list');
    case 'map':
      return isMapping(value)
        ? new Map([...value].map(([key, item]) => [key, inner(item, type.of)]))
        : failure('this is not a map');
    case 'tuple':
      return isListValue(value)
        ? value.map((item, nth) => inner(item, type.items[nth] ?? any))
        : failure('this is not a list');
    case 'object': {
      if (!isMapping(value)) return failure('this is not an object');
      return new Map(
        [...type.attributes].map(([name, attribute]) => {
          const entry = value.get(name);
          if (entry !== undefined && entry !== null) return [name, inner(entry, attribute.type)];
          if (attribute.otherwise !== undefined) return [name, inner(read(attribute.otherwise), attribute.type)];
          return [name, attribute.isOptional || entry === null ? null : failure(`\`${name}\` is left out`)];
        }),
      );
    }
  }
};
