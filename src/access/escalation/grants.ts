import { remember } from '../../source/once.ts';
import type { Account } from '../../account/model/account.ts';
import type { AccessPolicy, Role } from '../../account/model/policy.ts';
import { plainAttribute } from '../../account/model/policy.ts';
import { subjectOf, type Subject, type SubjectKind } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import { takesAnyValue } from '../decide/attribute.ts';
import type { AccessContext } from '../decide/access-context.ts';
import type { MissingFact } from '../decide/decision.ts';
import { evaluatePolicy } from '../decide/evaluate-policy.ts';
import { accountResource } from '../decide/question.ts';

/** Something one can do to identities or groups of an account that makes one as strong as they are. */
export interface GrantKind {
  readonly way: 'key' | 'group' | 'trust';
  readonly service: string;
  readonly action: string;
  /** The type of the objects, where policies name one. */
  readonly type: string | undefined;
  readonly over: SubjectKind;
}

/**
 * The ways that lead over a service of the account itself. The actions are those that `iam-service-roles.md` of
 * ibm-cloud-docs/account (2026-04-03) lists; that `profile.update` covers claim rules is from the API's reference.
 */
export const grantKinds: readonly GrantKind[] = [
  { way: 'key', service: 'iam-identity', action: 'iam-identity.apikey.create', type: 'serviceid', over: 'service_id' },
  { way: 'group', service: 'iam-groups', action: 'iam-groups.members.add', type: undefined, over: 'access_group' },
  {
    way: 'trust',
    service: 'iam-identity',
    action: 'iam-identity.profile.update',
    type: 'profile',
    over: 'trusted_profile',
  },
];

/** A policy that gives its subject such an action, over everything of a kind or over one thing. */
export interface EscalationGrant {
  readonly subject: Subject;
  readonly policy: AccessPolicy;
  readonly role: Role;
  /** What it is over; undefined for everything of its kind. */
  readonly over: Subject | undefined;
}

/** A policy that may give its subject an action on everything, and what that hangs on. */
export interface UncertainGrant {
  readonly subject: Subject;
  readonly policy: AccessPolicy;
  readonly facts: readonly MissingFact[];
}

/** The policies that give an action on all objects of a service of the account, and those that may do so. */
export interface GrantsOnAll {
  readonly sure: readonly EscalationGrant[];
  readonly uncertain: readonly UncertainGrant[];
  /** Policies that give it, or may, to somebody who is not known. */
  readonly ofSomebody: readonly AccessPolicy[];
}

/** Who has an action on everything of an account's service, or on all of one of its types. */
export const grantsOnAll = (
  service: string,
  action: string,
  context: AccessContext,
  type?: string | undefined,
): GrantsOnAll => {
  const sure: EscalationGrant[] = [];
  const uncertain: UncertainGrant[] = [];
  const ofSomebody: AccessPolicy[] = [];
  const entire = accountResource(service, context.account.id);
  const everything =
    type === undefined ? entire : { ...entire, attributes: { ...entire.attributes, resourceType: { is: type } } };
  for (const policy of context.candidates().onAll(service)) {
    const { subject } = policy;
    const result = evaluatePolicy(policy, { action }, everything, context);
    if (isUnknown(subject)) {
      if (result.is !== 'no') ofSomebody.push(policy);
    } else if (result.is === 'unknown') uncertain.push({ subject, policy, facts: result.facts });
    else if (result.is === 'yes')
      sure.push(...result.by.map(({ role }) => ({ subject, policy, role, over: undefined })));
  }
  return { sure, uncertain, ofSomebody };
};

/** The things that a policy names one by one, and of those that the account lists the ones that it describes by a pattern. */
const objectsNamed = ({ target }: AccessPolicy, listed: readonly Subject[]): readonly Subject[] => {
  const attribute = isUnknown(target) ? undefined : target.attributes.find(({ name }) => name === 'resource');
  if (attribute === undefined || isUnknown(attribute.value) || typeof attribute.value === 'boolean') return [];
  const values = typeof attribute.value === 'string' ? [attribute.value] : attribute.value;
  if (!attribute.operator.startsWith('stringMatch')) return values.map(subjectOf);
  // Who has all of a kind is asked for as such; which of those listed any other pattern meets, evaluation says.
  return takesAnyValue(attribute) ? [] : listed;
};

const listedOf = ({ groups, serviceIds, profiles }: Account, kind: SubjectKind): readonly Subject[] =>
  ({ access_group: groups, service_id: serviceIds, trusted_profile: profiles, user: [] })[kind].map(({ id }) =>
    subjectOf(id),
  );

/** Says of policies on a service whether their roles give an action anywhere on it: lists of roles are few, and policies many. */
export const givingAnywhere = (
  service: string,
  action: string,
  context: AccessContext,
): ((policy: AccessPolicy) => boolean) => {
  const everywhere = { attributes: [{ name: 'serviceName', operator: 'stringEquals', value: service }], tags: [] };
  const everything = accountResource(service, context.account.id);
  const giving = new Map<unknown, boolean>();
  return (policy) =>
    remember(giving, policy.roles, () => {
      const wide = {
        ...policy,
        target: everywhere,
        condition: undefined,
        deleted: false,
        refusedBecause: undefined,
        uncertainBecause: undefined,
      };
      return evaluatePolicy(wide, { action }, everything, context).is !== 'no';
    });
};

/** Who has an action of a kind on single things only, which the policy names. */
export const grantsOnOne = (
  { service, action, type, over }: GrantKind,
  context: AccessContext,
): readonly EscalationGrant[] => {
  const accountId = context.account.id;
  const grants: EscalationGrant[] = [];
  const gives = givingAnywhere(service, action, context);
  const listed = listedOf(context.account, over);
  for (const policy of context.candidates().on(service)) {
    const { subject, target } = policy;
    if (isUnknown(subject)) continue;
    const objects = objectsNamed(policy, listed).filter(({ kind, id }) => kind === over && id !== subject.id);
    if (objects.length === 0) continue;
    if (plainAttribute(target, 'serviceName') === service && !gives(policy)) continue;
    for (const object of objects) {
      const resource = accountResource(service, accountId, { type, id: object.id });
      const result = evaluatePolicy(policy, { action }, resource, context);
      if (result.is === 'yes') grants.push(...result.by.map(({ role }) => ({ subject, policy, role, over: object })));
    }
  }
  return grants;
};
