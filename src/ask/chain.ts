import type { Granted } from '../access/decide/decision.ts';
import type { ActionOrRole } from '../access/decide/question.ts';
import { holdsAction, roleActions } from '../access/decide/role-actions.ts';
import type { Account } from '../account/model/account.ts';
import type { Attribute, Policy, Role, Target } from '../account/model/policy.ts';
import { publicAccessGroup } from '../account/model/subject.ts';
import { declaredBy, withPlaces } from '../account/model/unresolved.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FactSource } from '../catalogue/fact-sources.ts';
import { subjectNames } from '../rule-api/names.ts';
import { rolePlace, rolesPlace, targetPlace } from '../rule-api/policy-places.ts';
import { listNames } from '../source/list-names.ts';
import type { Place } from '../source/place.ts';
import { isUnknown } from '../source/unknown.ts';

/** One link of the evidence for a grant, in words and with its place. */
export interface Link {
  readonly kind: 'membership' | 'policy' | 'role' | 'action';
  readonly text: string;
  readonly place: Place | undefined;
  /** Where the catalogue has it from, where no input says. */
  readonly sources: readonly FactSource[];
}

/** By what somebody has what is asked for: a membership, a policy, a role of it, and what the role does. */
export interface Chain {
  readonly links: readonly Link[];
  /** The group it goes through, in words; undefined where the policy is the subject's own. */
  readonly group: string | undefined;
  /** The policy, its target and the role in words, and where the role stands. */
  readonly policy: string;
  readonly target: string;
  readonly role: string;
  readonly place: Place;
}

/** What a chain is told with. */
export interface ChainContext {
  readonly account: Account;
  readonly catalogue: Catalogue;
  readonly service: string;
  readonly requested: readonly ActionOrRole[];
}

const valueText = ({ operator, value }: Attribute): string => {
  if (isUnknown(value)) return '…';
  const text = typeof value === 'boolean' ? String(value) : typeof value === 'string' ? value : value.join(' or ');
  if (operator === 'stringExists') return text === 'true' ? 'any' : 'none';
  return text;
};

/** What narrows a target, each attribute as `name=value`, but for the account. */
export const attributeTexts = ({ attributes, tags }: Target): readonly string[] => [
  ...attributes.filter(({ name }) => name !== 'accountId').map((one) => `\`${one.name}=${valueText(one)}\``),
  ...tags.map((one) => `tag \`${one.name}:${valueText(one)}\``),
];

/** What a policy is about, as attributes with their values. */
const targetText = ({ target }: Pick<Policy, 'target'>): string => {
  if (isUnknown(target)) return `a target that is not known (${target.unknown})`;
  const all = attributeTexts(target);
  return all.length === 0 ? 'the whole account' : all.join(', ');
};

/** What a policy is called: by its id, or by the code that declares it. */
export const policyName = ({ id, address, type }: Policy): string => {
  const isPolicy = type === 'access';
  const name = address === undefined ? id : (declaredBy(address) ?? withPlaces(address));
  if (name === undefined) return isPolicy ? 'a policy' : 'an authorization';
  return `${isPolicy ? 'policy' : 'authorization'} \`${name}\``;
};

const membershipLink = ({ policy, through }: Granted, account: Account): readonly Link[] => {
  const name = subjectNames(account);
  if (through !== undefined) {
    const group = name({ kind: 'access_group', id: through.group });
    const who = isUnknown(through.member) ? 'it' : name(through.member);
    const text = `${who} is in ${group}${through.dynamic === true ? ', by a dynamic rule' : ''}`;
    return [{ kind: 'membership', text, place: through.origin, sources: [] }];
  }
  const isForAll = policy.type === 'access' && !isUnknown(policy.subject) && policy.subject.id === publicAccessGroup;
  return isForAll
    ? [{ kind: 'membership', text: `everybody is in \`${publicAccessGroup}\``, place: undefined, sources: [] }]
    : [];
};

/** Where a role stands in its policy; all roles where it is not among them. */
export const placeOfRole = (policy: Policy, role: Role): Place => {
  const index = isUnknown(policy.roles) ? -1 : policy.roles.indexOf(role);
  return index === -1 ? rolesPlace(policy) : rolePlace(policy, index);
};

const doingText = (requested: readonly ActionOrRole[]): string => {
  const names = requested.flatMap((one) => ('action' in one ? [one.action] : []));
  if (names.length === 0) return 'what it does there is not published';
  return names.length > 3 ? `does ${names.length} of the actions asked for` : `does ${listNames(names)}`;
};

/** What the role does of what is asked for, and where that is known from. */
const actionLink = ({ role }: Granted, { account, catalogue, service, requested }: ChainContext): Link => {
  const name = catalogue.displayName(role, service);
  const own = account.roles.find(
    (one) =>
      one.actions !== undefined &&
      (one.service === service || one.service === undefined) &&
      (role.id === undefined ? (one.displayName ?? one.name) === name : one.id === role.id),
  );
  const does = roleActions(role, service, account, catalogue);
  const done = requested.filter((one) => 'action' in one && does.known && holdsAction(does.actions, one.action));
  const text = `\`${name}\` on \`${service}\` ${doingText(done)}`;
  return {
    kind: 'action',
    text,
    place: own?.origin,
    sources: own === undefined ? catalogue.sourcesOf(service, name) : [],
  };
};

/** The evidence for one grant, link by link. */
export const chainOf = (granted: Granted, context: ChainContext): Chain => {
  const { policy, role } = granted;
  const name = context.catalogue.displayName(role, context.service);
  const place = placeOfRole(policy, role);
  const { through } = granted;
  return {
    group:
      through === undefined ? undefined : subjectNames(context.account)({ kind: 'access_group', id: through.group }),
    policy: policyName(policy),
    target: targetText(policy),
    role: name,
    place,
    links: [
      ...membershipLink(granted, context.account),
      {
        kind: 'policy',
        text: `${policyName(policy)} on ${targetText(policy)}`,
        place: targetPlace(policy),
        sources: [],
      },
      { kind: 'role', text: `grants \`${name}\``, place, sources: [] },
      actionLink(granted, context),
    ],
  };
};
