import type { Attribute, Policy } from '../../src/account/model/policy.ts';
import { isPlaceholder } from '../../src/account/model/placeholder.ts';
import { iamIdOf } from '../../src/account/model/subject.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { testsOf } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { grantedRoles } from '../../src/rule-api/granted-roles.ts';
import {
  attributePlace,
  attributesOf,
  grantsOf,
  rolePlace,
  subjectPlace,
  tagPlace,
  textsIn,
} from '../../src/rule-api/grants.ts';
import type { Place } from '../../src/source/place.ts';

type See = (text: string, place: () => Place) => void;

const seeAttributes = (attributes: readonly Attribute[], place: (index: number) => Place, see: See): void => {
  for (let index = 0; index < attributes.length; index += 1) {
    const attribute = attributes[index];
    if (attribute === undefined) continue;
    for (const text of textsIn(attribute)) see(text, () => place(index));
  }
};

/** Who gets access, as it is written. */
const seeSubject = (policy: Policy, see: See): void => {
  const inSubject = (index: number): Place => subjectPlace(policy, index);
  if (policy.type === 'authorization') {
    if (!isUnknown(policy.source)) seeAttributes(policy.source.attributes, inSubject, see);
    return;
  }
  const { subject, address, notes, layout } = policy;
  // What declares a subject in Terraform names it by an expression, and that is no id to judge.
  if (notes?.subject !== undefined) seeAttributes(notes.subject, inSubject, see);
  else if (!isUnknown(subject) && address === undefined) {
    see(layout.version === undefined ? subject.id : iamIdOf(subject), () => inSubject(0));
  }
};

const seeAll = (policy: Policy, see: See): void => {
  seeSubject(policy, see);
  for (const { role, index } of grantedRoles(policy)) see(role.id ?? role.name ?? '', () => rolePlace(policy, index));
  seeAttributes(attributesOf(policy), (index) => attributePlace(policy, index), see);
  if (!isUnknown(policy.target)) seeAttributes(policy.target.tags, (index) => tagPlace(policy, index), see);
  for (const { test, place } of testsOf(policy)) {
    if (typeof test.value === 'string') see(test.value, () => place('value'));
  }
};

/** The placeholders in a policy, and where each stands. */
const placeholdersOf = (policy: Policy): readonly { readonly text: string; readonly place: () => Place }[] => {
  const found: { readonly text: string; readonly place: () => Place }[] = [];
  seeAll(policy, (text, place) => {
    if (isPlaceholder(text)) found.push({ text, place });
  });
  return found;
};

export default defineRule({
  id: 'placeholder-left-in',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy holds a placeholder where a value belongs',
  messages: {
    left: '`{text}` is a placeholder, and no real value: the policy is refused, or is about nothing; write the value itself',
  },
  *check({ account, report }) {
    for (const policy of grantsOf(account, (one) => placeholdersOf(one).length > 0)) {
      for (const { text, place } of placeholdersOf(policy)) yield report('left', place(), { text });
    }
  },
});
