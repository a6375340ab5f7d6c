import { type PolicyShape, isLiteral, isVarying } from '../../src/account/model/policy-shape.ts';
import type { Policy, AttributeShape } from '../../src/account/model/policy.ts';
import { isPlaceholder, isWordForId } from '../../src/source/placeholder.ts';
import { iamIdOf } from '../../src/account/model/subject.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { listNames } from '../../src/source/list-names.ts';
import { remember } from '../../src/source/once.ts';
import { testsOf } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { grantedRoles } from '../../src/rule-api/granted-roles.ts';
import { attributePlace, rolePlace, subjectPlace, tagPlace } from '../../src/rule-api/policy-places.ts';
import { attributesOf, textsIn } from '../../src/rule-api/attributes.ts';
import type { Place } from '../../src/source/place.ts';

/** A placeholder in policies of a shape, and where it stands in one of them. */
interface Placeholder {
  readonly text: string;
  /** It stands where an id belongs. */
  readonly isId: boolean;
  readonly place: (policy: Policy) => Place;
}

const idAttributes = new Set(['accountId', 'serviceInstance', 'resourceGroupId', 'iam_id', 'access_group_id']);

const inAttributes = (
  attributes: readonly AttributeShape[],
  place: (policy: Policy, index: number) => Place,
): readonly Placeholder[] =>
  attributes.flatMap((attribute, index) =>
    isLiteral(attribute)
      ? textsIn(attribute).map((text) => ({
          text,
          isId: idAttributes.has(attribute.name),
          place: (policy) => place(policy, index),
        }))
      : [],
  );

/** Who gets access, as it is written. */
const inSubject = ({ subject, source, declared, notes, version }: PolicyShape): readonly Placeholder[] => {
  if (source !== undefined) return isUnknown(source) ? [] : inAttributes(source.attributes, subjectPlace);
  // What declares a subject in Terraform names it by an expression, and that is no id to judge.
  if (notes.subject !== undefined) return inAttributes(notes.subject, subjectPlace);
  if (subject === undefined || isUnknown(subject) || isVarying(subject.id) || declared) return [];
  const { kind, id } = subject;
  return [
    {
      text: version === undefined ? id : iamIdOf({ kind, id }),
      isId: true,
      place: (policy) => subjectPlace(policy, 0),
    },
  ];
};

/** The placeholders in policies of a shape: in what these differ in, there are none. */
const placeholdersIn = (shape: PolicyShape): readonly Placeholder[] =>
  [
    ...inSubject(shape),
    ...grantedRoles(shape).map(({ role, index }) => ({
      text: role.id ?? role.name ?? '',
      isId: false,
      place: (policy: Policy) => rolePlace(policy, index),
    })),
    ...inAttributes(attributesOf(shape), attributePlace),
    ...attributesOf(shape).map(({ name }, index) => ({
      text: name,
      isId: false,
      place: (policy: Policy) => attributePlace(policy, index, 'name'),
    })),
    ...(isUnknown(shape.target) ? [] : inAttributes(shape.target.tags, tagPlace)),
    ...testsOf(shape).flatMap(({ test: { value }, place }) =>
      typeof value === 'string'
        ? [{ text: value, isId: false, place: (policy: Policy) => place(policy, 'value') }]
        : [],
    ),
  ].filter(({ text, isId }) => isPlaceholder(text) || (isId && isWordForId(text)));

/** So many different placeholders, in at least half of the policies, make a document a template. */
const enough = 3;

interface Left {
  readonly policy: Policy;
  readonly found: readonly Placeholder[];
}

const documentOf = ({ origin: { document } }: Policy): string => JSON.stringify([document.source, document.index]);

/** The documents that are templates, with how many different placeholders each has. */
const templatesIn = (left: readonly Left[], all: readonly Policy[]): ReadonlyMap<string, number> => {
  const texts = new Map<string, Set<string>>();
  const policies = new Map<string, number>();
  for (const { policy, found } of left) {
    const document = documentOf(policy);
    for (const { text } of found) remember(texts, document, () => new Set<string>()).add(text);
    policies.set(document, (policies.get(document) ?? 0) + 2);
  }
  for (const policy of all) {
    const document = documentOf(policy);
    const count = policies.get(document);
    if (count !== undefined && !policy.deleted) policies.set(document, count - 1);
  }
  return new Map(
    [...texts].flatMap(([document, { size }]) =>
      size >= enough && (policies.get(document) ?? 0) >= 0 ? [[document, size] as const] : [],
    ),
  );
};

export default defineRule({
  id: 'placeholder-left-in',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy contains a placeholder where a value belongs',
  messages: {
    left: '`{text}` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value',
    several: '{texts} are placeholders: IAM refuses the policy, or it covers nothing; write the actual values',
    template:
      'this is a template with {count} placeholders, such as `{text}`: what they stand for is not known, and the rest is checked; lint what is made of it, too',
  },
  *check({ account, matchPolicies, report }) {
    const left: Left[] = [];
    for (const { policy, match } of matchPolicies(account, 'all', placeholdersIn)) left.push({ policy, found: match });
    if (left.length === 0) return;
    const templates = templatesIn(left, [...account.policies, ...account.authorizations]);
    const told = new Set<string>();
    for (const { policy, found } of left) {
      const [first] = found;
      if (first === undefined) continue;
      const document = documentOf(policy);
      const count = templates.get(document);
      if (count === undefined) {
        const texts = [...new Set(found.map(({ text }) => text))];
        yield texts.length === 1
          ? report('left', first.place(policy), { text: first.text })
          : report('several', first.place(policy), { texts: listNames(texts) });
      } else if (!told.has(document)) {
        told.add(document);
        yield report('template', first.place(policy), { text: first.text, count }, { severity: 'info' });
      }
    }
  },
});
