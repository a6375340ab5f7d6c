import { isAddress, isUnresolved, mayBeNothing } from '../../account/model/unresolved.ts';
import { isUnknown } from '../../source/unknown.ts';
import { isVarying } from '../../account/model/policy-shape.ts';
import type { Attribute, AttributeShape } from '../../account/model/policy.ts';
import { subjectOf } from '../../account/model/subject.ts';
import type { AttributeState } from './question.ts';
import { holdsWildcard, matchesEverything, matchesPattern } from './wildcard.ts';

/** Whether an attribute of a target admits the resource asked about. */
export type Admits =
  | { readonly admits: 'yes' }
  /** `narrower`: it is about one thing, where all were asked about or where the resource has none. */
  | { readonly admits: 'no'; readonly narrower: boolean; readonly value: string }
  | { readonly admits: 'unknown'; readonly why: 'value' | 'resource' | 'undocumented'; readonly text: string };

const yes: Admits = { admits: 'yes' };

/** Ids of accounts and instances; people type their letters in either case. */
const hexadecimal = /^[0-9a-f-]{32,36}$/i;

/** Ids of identities come in two spellings; both name one object. */
const sameObject = (attribute: string, one: string, other: string): boolean =>
  one === other ||
  (attribute === 'resource' && subjectOf(one).id === subjectOf(other).id) ||
  (hexadecimal.test(one) && one.toLowerCase() === other.toLowerCase());

const valuesOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

const written = (value: string | readonly string[]): string => valuesOf(value).join(', ');

const exact = ({ name }: Attribute, value: string | readonly string[], state: AttributeState): Admits => {
  const values = valuesOf(value);
  if (typeof state === 'object' && isAddress(state.is) && values.includes(state.is)) return yes;
  const doubtful = values.find((one) => holdsWildcard(one));
  // IBM's pages call `stringEquals` exact and yet use `*` under it for "all": either may be meant.
  if (doubtful !== undefined) {
    return { admits: 'unknown', why: 'undocumented', text: `\`${name}=${doubtful}\` under \`stringEquals\`` };
  }
  if (state === 'unknown') return { admits: 'unknown', why: 'resource', text: written(value) };
  if (state === 'none' || state === 'every') {
    return values.some(mayBeNothing)
      ? { admits: 'unknown', why: 'value', text: `\`${written(value)}\` has no value` }
      : { admits: 'no', narrower: true, value: written(value) };
  }
  if (values.some((one) => sameObject(name, one, state.is))) return yes;
  if (name === 'serviceInstance' && values.some((one) => one.startsWith('crn:'))) {
    return { admits: 'unknown', why: 'undocumented', text: `a CRN as \`${name}\`` };
  }
  // What a data source or a variable stands for may be the same thing by another word.
  if (values.some(isUnresolved) || isUnresolved(state.is))
    return { admits: 'unknown', why: 'resource', text: written(value) };
  return { admits: 'no', narrower: false, value: written(value) };
};

const pattern = ({ name }: Attribute, value: string | readonly string[], state: AttributeState): Admits => {
  const patterns = valuesOf(value);
  if (state === 'none') return { admits: 'no', narrower: true, value: written(value) };
  // A resource that has no such attribute meets no pattern, not even `*`.
  if (state === 'unknown') return { admits: 'unknown', why: 'resource', text: written(value) };
  if (patterns.some(matchesEverything)) return yes;
  // Of all there are, some may miss the pattern: `AccessGroupId-*` means all, `AccessGroupId-a*` does not.
  if (state === 'every') return { admits: 'unknown', why: 'resource', text: written(value) };
  if (isAddress(state.is)) return { admits: 'unknown', why: 'resource', text: written(value) };
  const spellings =
    name === 'resource' ? [state.is, subjectOf(state.is).id, `iam-${subjectOf(state.is).id}`] : [state.is];
  return patterns.some((one) => spellings.some((text) => matchesPattern(one, text)))
    ? yes
    : { admits: 'no', narrower: false, value: written(value) };
};

const exists = ({ name }: Attribute, wanted: boolean, state: AttributeState): Admits => {
  if (state === 'unknown') {
    return { admits: 'unknown', why: 'resource', text: `${wanted ? 'any' : 'no'} \`${name}\`` };
  }
  return (state !== 'none') === wanted
    ? yes
    : { admits: 'no', narrower: wanted, value: wanted ? `any ${name}` : `no ${name}` };
};

/** True where any value will do, so that it is enough to know that the resource has one. */
export const takesAnyValue = ({ operator, value }: Omit<AttributeShape, 'name'>): boolean => {
  // In what policies of one shape differ, no value is a mere `*`.
  if (isUnknown(value) || isVarying(value)) return false;
  if (operator === 'stringExists') return value === true || value === 'true';
  const isPattern = operator === 'stringMatch' || operator === 'stringMatchAnyOf';
  return isPattern && typeof value !== 'boolean' && valuesOf(value).some(matchesEverything);
};

/**
 * Holds one attribute of a target against what is known of the resource. Operators and wildcards as IAM documents them;
 * anything else is undecidable.
 */
export const admits = (attribute: Attribute, state: AttributeState): Admits => {
  const { operator, value, name } = attribute;
  if (isUnknown(value)) return { admits: 'unknown', why: 'value', text: value.unknown };
  const isText = typeof value !== 'boolean';
  if (isText && (operator === 'stringEquals' || operator === 'stringEqualsAnyOf'))
    return exact(attribute, value, state);
  if (isText && (operator === 'stringMatch' || operator === 'stringMatchAnyOf'))
    return pattern(attribute, value, state);
  if (operator === 'stringExists' && (value === true || value === 'true')) return exists(attribute, true, state);
  if (operator === 'stringExists' && (value === false || value === 'false')) return exists(attribute, false, state);
  return { admits: 'unknown', why: 'undocumented', text: `the operator \`${operator}\` on \`${name}\`` };
};
