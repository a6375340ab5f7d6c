import { remember } from '../../source/once.ts';
import type { AccessPolicy, Role } from '../../account/model/policy.ts';
import { plainAttribute } from '../../account/model/policy.ts';
import { subjectOf, type Subject, type SubjectKind } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Candidates } from '../decide/candidates.ts';
import type { MissingFact } from '../decide/decision.ts';
import type { PolicyResult } from '../decide/evaluate-policy.ts';
import { accountResource, type Resource, type ActionOrRole } from '../decide/question.ts';

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

/** A policy that gives its subject a power, over everything of a kind or over one thing. */
export interface EscalationGrant {
  readonly subject: Subject;
  readonly policy: AccessPolicy;
  readonly role: Role;
  /** What it is over; undefined for everything of its kind. */
  readonly over: Subject | undefined;
}

/** A policy that may give its subject a power over everything, and what that hangs on. */
export interface UncertainGrant {
  readonly subject: Subject;
  readonly policy: AccessPolicy;
  readonly facts: readonly MissingFact[];
}

/** Holds one policy against an action on a resource. */
export type EvaluateOne = (policy: AccessPolicy, action: ActionOrRole, resource: Resource) => PolicyResult;

/** A policy that gives an action on all objects of a service of the account, or may do so. */
export interface Holders {
  readonly sure: readonly EscalationGrant[];
  readonly uncertainBecause: readonly UncertainGrant[];
}

/** Who has an action on everything of an account's service; subjects that are not known are nobody's. */
export const holdersOfAll = (
  service: string,
  action: string,
  candidates: Candidates,
  accountId: string | undefined,
  evaluateOne: EvaluateOne,
): Holders => {
  const sure: EscalationGrant[] = [];
  const uncertainBecause: UncertainGrant[] = [];
  const everything = accountResource(service, accountId);
  for (const policy of candidates.onAll(service)) {
    const { subject } = policy;
    if (isUnknown(subject)) continue;
    const result = evaluateOne(policy, { action }, everything);
    if (result.grants === 'yes') sure.push({ subject, policy, role: result.granted.role, over: undefined });
    else if (result.grants === 'unknown') uncertainBecause.push({ subject, policy, facts: result.facts });
  }
  return { sure, uncertainBecause };
};

/** Who has a power over one thing only, which the policy names. */
export const holdersOfOne = (
  { service, action, type, over }: GrantKind,
  candidates: Candidates,
  accountId: string | undefined,
  evaluateOne: EvaluateOne,
): readonly EscalationGrant[] => {
  const powers: EscalationGrant[] = [];
  const everywhere = { attributes: [{ name: 'serviceName', operator: 'stringEquals', value: service }], tags: [] };
  const everything = accountResource(service, accountId);
  const giving = new Map<unknown, boolean>();
  /** Whether its roles give the action anywhere on the service: lists of roles are few, and policies many. */
  const gives = (policy: AccessPolicy): boolean =>
    remember(giving, policy.roles, () => {
      const wide = { ...policy, target: everywhere, condition: undefined };
      return evaluateOne(wide, { action }, everything).grants !== 'no';
    });
  for (const policy of candidates.on(service)) {
    const { subject, target } = policy;
    const id = plainAttribute(target, 'resource');
    if (isUnknown(subject) || id === undefined) continue;
    if (plainAttribute(target, 'serviceName') === service && !gives(policy)) continue;
    const object = subjectOf(id);
    if (object.kind !== over || object.id === subject.id) continue;
    const result = evaluateOne(policy, { action }, accountResource(service, accountId, { type, id }));
    if (result.grants === 'yes') powers.push({ subject, policy, role: result.granted.role, over: object });
  }
  return powers;
};
