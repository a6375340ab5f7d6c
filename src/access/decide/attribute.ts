import { isCrn } from '../../account/model/crn.ts';
import { isAddress, isUnresolved, mayBeNothing } from '../../account/model/unresolved.ts';
import { isUnknown } from '../../source/unknown.ts';
import { isVarying } from '../../account/model/policy-shape.ts';
import type { Attribute, AttributeShape, Policy } from '../../account/model/policy.ts';
import { subjectOf } from '../../account/model/subject.ts';
import { dependsOn, no, yes, type Answer } from './answer.ts';
import type { MissingFact, Reason } from './decision.ts';
import type { AttributeState } from './question.ts';
import { holdsWildcard, matchesEverything, matchesPattern } from './wildcard.ts';

/** The value that an attribute asks for where the resource has another. */
export interface Mismatch {
  /** True where it is about one thing, and all were asked about or the resource has none. */
  readonly narrower: boolean;
  readonly value: string;
}

/** What leaves an attribute undecided: its own value, that of the resource, or that nothing documents what it means. */
export interface Undecided {
  readonly why: 'value' | 'resource' | 'undocumented';
  readonly text: string;
}

/** Whether an attribute of a target admits the resource asked about. */
export type Admission = Answer<never, Mismatch, Undecided>;

const admitted: Admission = yes();
const undecided = (why: Undecided['why'], text: string): Admission => dependsOn({ why, text });

/** Ids of accounts and instances; people type their letters in either case. */
const hexadecimal = /^[0-9a-f-]{32,36}$/i;

/**
 * Whether a policy's value is the resource's id. IAM compares letter by letter; what an input calls the resource may be
 * typed in capitals, or with the `iam-` before it that policies have in their subjects.
 */
const sameObject = (attribute: string, wanted: string, actual: string): boolean =>
  wanted === actual ||
  (attribute === 'resource' && wanted === subjectOf(actual).id) ||
  (hexadecimal.test(actual) && wanted === actual.toLowerCase());

const valuesOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

const written = (value: string | readonly string[]): string => valuesOf(value).join(', ');

const exact = ({ name }: Attribute, value: string | readonly string[], state: AttributeState): Admission => {
  const values = valuesOf(value);
  if (typeof state === 'object' && isAddress(state.is) && values.includes(state.is)) return admitted;
  const doubtful = values.find((one) => holdsWildcard(one));
  // IBM's pages call `stringEquals` exact and yet use `*` under it for "all": either may be meant.
  if (doubtful !== undefined) {
    return undecided('undocumented', `\`${name}=${doubtful}\` under \`stringEquals\``);
  }
  if (state === 'unknown') return undecided('resource', written(value));
  if (state === 'none' || state === 'every') {
    return values.some(mayBeNothing)
      ? undecided('value', `\`${written(value)}\` has no value`)
      : no({ narrower: true, value: written(value) });
  }
  if (values.some((one) => sameObject(name, one, state.is))) return admitted;
  // An instance is compared by its GUID: policies with its CRN were seen to grant nothing (IBM-Cloud/terraform-provider-ibm
  // issues 3348, 4687).
  if (name === 'serviceInstance' && values.every(isCrn)) return no({ narrower: false, value: written(value) });
  // What a data source or a variable stands for may be the same thing by another word.
  if (values.some(isUnresolved) || isUnresolved(state.is)) return undecided('resource', written(value));
  return no({ narrower: false, value: written(value) });
};

const pattern = ({ name }: Attribute, value: string | readonly string[], state: AttributeState): Admission => {
  const patterns = valuesOf(value);
  if (state === 'none') return no({ narrower: true, value: written(value) });
  // A resource that has no such attribute meets no pattern, not even `*`.
  if (state === 'unknown') return undecided('resource', written(value));
  if (patterns.some(matchesEverything)) return admitted;
  // Of all there are, some may miss the pattern: `AccessGroupId-*` means all, `AccessGroupId-a*` does not.
  if (state === 'every') return undecided('resource', written(value));
  if (isAddress(state.is)) return undecided('resource', written(value));
  const spellings =
    name === 'resource' ? [state.is, subjectOf(state.is).id, `iam-${subjectOf(state.is).id}`] : [state.is];
  return patterns.some((one) => spellings.some((text) => matchesPattern(one, text)))
    ? admitted
    : no({ narrower: false, value: written(value) });
};

const exists = ({ name }: Attribute, wanted: boolean, state: AttributeState): Admission => {
  if (state === 'unknown') {
    return undecided('resource', `${wanted ? 'any' : 'no'} \`${name}\``);
  }
  return (state !== 'none') === wanted
    ? admitted
    : no({ narrower: wanted, value: wanted ? `any ${name}` : `no ${name}` });
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
 * Holds one attribute of a target against what is known of the resource. Operators and wildcards as IAM documents them
 * (ibm-cloud-docs/account, "Assigning access by using wildcard policies"); anything else is undecidable.
 */
export const admits = (attribute: Attribute, state: AttributeState): Admission => {
  const { operator, value, name } = attribute;
  if (isUnknown(value)) return undecided('value', value.unknown);
  const isText = typeof value !== 'boolean';
  if (isText && (operator === 'stringEquals' || operator === 'stringEqualsAnyOf'))
    return exact(attribute, value, state);
  if (isText && (operator === 'stringMatch' || operator === 'stringMatchAnyOf'))
    return pattern(attribute, value, state);
  if (operator === 'stringExists' && (value === true || value === 'true')) return exists(attribute, true, state);
  if (operator === 'stringExists' && (value === false || value === 'false')) return exists(attribute, false, state);
  return undecided('undocumented', `the operator \`${operator}\` on \`${name}\``);
};

/** The value that a resource is known to have. */
export const valueOf = (state: AttributeState): string => (typeof state === 'object' ? state.is : '');

/** Why a policy fails by an attribute. */
export const reasonOf = ({ narrower, value }: Mismatch, attribute: string, state: AttributeState): Reason =>
  narrower ? { kind: 'narrower', attribute, value } : { kind: 'other value', attribute, value, wanted: valueOf(state) };

/** The fact that would settle an attribute of a policy. */
export const factOf = ({ why, text }: Undecided, policy: Policy, attribute: string): MissingFact => {
  if (why === 'resource') return { kind: 'resource', policy, attribute, value: text };
  return why === 'value'
    ? { kind: 'value', policy, why: text }
    : { kind: 'undocumented', policy, what: `what ${text} means` };
};
