import { type PolicyShape, isLiteral, isVarying } from '../../src/account/model/policy-shape.ts';
import type { Policy, AttributeShape } from '../../src/account/model/policy.ts';
import type { Account } from '../../src/account/model/account.ts';
import { isAddress } from '../../src/account/model/unresolved.ts';
import type { MatchPolicies } from '../../src/rule-api/match-policies.ts';
import { isPlaceholder, isWordForId } from '../../src/source/placeholder.ts';
import { iamIdOf } from '../../src/account/model/subject.ts';
import { isPlaceholderValue, isUnknown } from '../../src/source/unknown.ts';
import { listNames } from '../../src/source/list-names.ts';
import { remember } from '../../src/source/once.ts';
import { testsOf } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { grantedRoles } from '../../src/rule-api/granted-roles.ts';
import {
  attributePlace,
  rolePlace,
  rolesPlace,
  subjectPlace,
  tagPlace,
  targetPlace,
} from '../../src/rule-api/policy-places.ts';
import { attributesOf, textsIn } from '../../src/rule-api/attributes.ts';
import type { Place } from '../../src/source/place.ts';

/** A placeholder in policies of a shape, and where it stands in one of them. */
interface Placeholder {
  readonly text: string;
  /** Nothing else is written like it: it is no name of a person's choice. */
  readonly isSure: boolean;
  readonly place: (policy: Policy) => Place;
}

type PlaceOf = Placeholder['place'];

const idAttributes = new Set(['accountId', 'serviceInstance', 'resourceGroupId', 'iam_id', 'access_group_id']);

const isSurelyOne = (text: string, isId: boolean): boolean => isPlaceholder(text) || (isId && isWordForId(text));

const inTexts = (texts: readonly string[], isId: boolean, place: PlaceOf): readonly Placeholder[] =>
  texts.filter((text) => isSurelyOne(text, isId)).map((text) => ({ text, isSure: true, place }));

/** What a value is that a reader knows to be a placeholder. */
const inUnknown = (value: unknown, isId: boolean, place: PlaceOf): readonly Placeholder[] =>
  isPlaceholderValue(value) ? [{ text: value.placeholder, isSure: isSurelyOne(value.placeholder, isId), place }] : [];

const inAttributes = (
  attributes: readonly AttributeShape[],
  place: (policy: Policy, index: number) => Place,
): readonly Placeholder[] =>
  attributes.flatMap((attribute, index) => {
    if (!isLiteral(attribute)) return [];
    const isId = idAttributes.has(attribute.name);
    const at: PlaceOf = (policy) => place(policy, index);
    return [...inTexts(textsIn(attribute), isId, at), ...inUnknown(attribute.value, isId, at)];
  });

const firstOfSubject: PlaceOf = (policy) => subjectPlace(policy, 0);

/** Who gets access, as it is written. */
const inSubject = ({ subject, source, declared, notes, version }: PolicyShape): readonly Placeholder[] => {
  if (source !== undefined) {
    return isUnknown(source) ? inUnknown(source, false, subjectPlace) : inAttributes(source.attributes, subjectPlace);
  }
  if (isUnknown(subject)) return inUnknown(subject, true, firstOfSubject);
  if (notes.subject !== undefined) return inAttributes(notes.subject, subjectPlace);
  // What declares a subject may name it by an expression, and that is no id to judge.
  if (subject === undefined || isVarying(subject.id) || (declared && isAddress(subject.id))) return [];
  const { kind, id } = subject;
  return inTexts([version === undefined ? id : iamIdOf({ kind, id })], true, firstOfSubject);
};

const inRoles = (shape: PolicyShape): readonly Placeholder[] => {
  if (isUnknown(shape.roles)) return inUnknown(shape.roles, false, rolesPlace);
  return [
    ...grantedRoles(shape).flatMap(({ role, index }) =>
      inTexts([role.id ?? role.name ?? ''], false, (policy) => rolePlace(policy, index)),
    ),
    ...shape.roles.flatMap((role, index) => inUnknown(role, false, (policy) => rolePlace(policy, index))),
  ];
};

/** The placeholders in policies of a shape: in what these differ in, there are none. */
const placeholdersIn = (shape: PolicyShape): readonly Placeholder[] => [
  ...inSubject(shape),
  ...inRoles(shape),
  ...inAttributes(attributesOf(shape), attributePlace),
  ...attributesOf(shape).flatMap(({ name }, index) =>
    inTexts([name], false, (policy) => attributePlace(policy, index, 'name')),
  ),
  ...(isUnknown(shape.target)
    ? inUnknown(shape.target, false, targetPlace)
    : inAttributes(shape.target.tags, tagPlace)),
  ...testsOf(shape).flatMap(({ test: { value }, place }) => {
    const at: PlaceOf = (policy) => place(policy, 'value');
    return [...inTexts(typeof value === 'string' ? [value] : [], false, at), ...inUnknown(value, false, at)];
  }),
];

/** So many different placeholders, in at least half of the policies, make a file a template. */
const enough = 3;

interface Left {
  readonly policy: Policy;
  readonly found: readonly Placeholder[];
}

const sourceOf = ({ origin }: Policy): string => origin.document.source;

const leftIn = (account: Account, matchPolicies: MatchPolicies): readonly Left[] =>
  [...matchPolicies(account, 'all', placeholdersIn)].map(({ policy, match }) => ({ policy, found: match }));

/** A file that is a template: how many different placeholders it has, and the policy of the first. */
interface Template {
  readonly count: number;
  readonly first: Policy;
}

/** What is counted of a file that has placeholders: for each of its policies one less, for one with a placeholder two more. */
interface Count {
  readonly first: Policy;
  readonly texts: Set<string>;
  balance: number;
}

/** The files that are templates. One file may hold several accounts, as a page holds several examples. */
const templatesIn = (accounts: readonly Account[], matchPolicies: MatchPolicies): ReadonlyMap<string, Template> => {
  const counts = new Map<string, Count>();
  for (const { policy, found } of accounts.flatMap((account) => leftIn(account, matchPolicies))) {
    const count = remember(counts, sourceOf(policy), () => ({ first: policy, texts: new Set<string>(), balance: 0 }));
    for (const { text } of found) count.texts.add(text);
    count.balance += 2;
  }
  if (counts.size === 0) return new Map();
  for (const policy of accounts.flatMap(({ policies, authorizations }) => [...policies, ...authorizations])) {
    const count = counts.get(sourceOf(policy));
    if (count !== undefined && !policy.deleted) count.balance -= 1;
  }
  return new Map(
    [...counts].flatMap(([source, { first, texts, balance }]) =>
      texts.size >= enough && balance >= 0 ? [[source, { count: texts.size, first }] as const] : [],
    ),
  );
};

/** The templates among the accounts of a run, and among policies that are in none: those are written and not there. */
const known = new WeakMap<object, ReadonlyMap<string, Template>>();

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
  *check({ account, accounts, matchPolicies, report }) {
    const left = leftIn(account, matchPolicies);
    if (left.length === 0) return;
    const templates = accounts.includes(account)
      ? remember(known, accounts, () => templatesIn(accounts, matchPolicies))
      : templatesIn([account], matchPolicies);
    for (const { policy, found } of left) {
      const template = templates.get(sourceOf(policy));
      const [one] = found;
      if (one !== undefined && template?.first === policy) {
        const { count } = template;
        yield report('template', one.place(policy), { text: one.text, count }, { severity: 'info' });
      }
      if (template !== undefined || policy.isFilledIn === true) continue;
      const sure = found.filter(({ isSure }) => isSure);
      const [first] = sure;
      if (first === undefined) continue;
      const texts = [...new Set(sure.map(({ text }) => text))];
      yield texts.length === 1
        ? report('left', first.place(policy), { text: first.text })
        : report('several', first.place(policy), { texts: listNames(texts) });
    }
  },
});
