import { type PolicyShape, isLiteral, isVarying } from '../../src/account/model/policy-shape.ts';
import type { Policy, AttributeShape } from '../../src/account/model/policy.ts';
import { isPlaceholder } from '../../src/account/model/placeholder.ts';
import { iamIdOf } from '../../src/account/model/subject.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { testsOf } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { grantedRoles } from '../../src/rule-api/granted-roles.ts';
import { attributePlace, rolePlace, subjectPlace, tagPlace } from '../../src/rule-api/policy-places.ts';
import { attributesOf, textsIn } from '../../src/rule-api/attributes.ts';
import type { Place } from '../../src/source/place.ts';

/** A placeholder in policies of a shape, and where it stands in one of them. */
interface Placeholder {
  readonly text: string;
  readonly place: (policy: Policy) => Place;
}

const inAttributes = (
  attributes: readonly AttributeShape[],
  place: (policy: Policy, index: number) => Place,
): readonly Placeholder[] =>
  attributes.flatMap((attribute, index) =>
    isLiteral(attribute) ? textsIn(attribute).map((text) => ({ text, place: (policy) => place(policy, index) })) : [],
  );

/** Who gets access, as it is written. */
const inSubject = ({ subject, source, declared, notes, version }: PolicyShape): readonly Placeholder[] => {
  if (source !== undefined) return isUnknown(source) ? [] : inAttributes(source.attributes, subjectPlace);
  // What declares a subject in Terraform names it by an expression, and that is no id to judge.
  if (notes.subject !== undefined) return inAttributes(notes.subject, subjectPlace);
  if (subject === undefined || isUnknown(subject) || isVarying(subject.id) || declared) return [];
  const { kind, id } = subject;
  return [{ text: version === undefined ? id : iamIdOf({ kind, id }), place: (policy) => subjectPlace(policy, 0) }];
};

/** The placeholders in policies of a shape: in what these differ in, there are none. */
const placeholdersIn = (shape: PolicyShape): readonly Placeholder[] =>
  [
    ...inSubject(shape),
    ...grantedRoles(shape).map(({ role, index }) => ({
      text: role.id ?? role.name ?? '',
      place: (policy: Policy) => rolePlace(policy, index),
    })),
    ...inAttributes(attributesOf(shape), attributePlace),
    ...attributesOf(shape).map(({ name }, index) => ({
      text: name,
      place: (policy: Policy) => attributePlace(policy, index, 'name'),
    })),
    ...(isUnknown(shape.target) ? [] : inAttributes(shape.target.tags, tagPlace)),
    ...testsOf(shape).flatMap(({ test: { value }, place }) =>
      typeof value === 'string' ? [{ text: value, place: (policy: Policy) => place(policy, 'value') }] : [],
    ),
  ].filter(({ text }) => isPlaceholder(text));

export default defineRule({
  id: 'placeholder-left-in',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy contains a placeholder where a value belongs',
  messages: {
    left: '`{text}` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', placeholdersIn)) {
      for (const { text, place } of match) yield report('left', place(policy), { text });
    }
  },
});
