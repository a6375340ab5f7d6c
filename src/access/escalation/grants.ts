import { remember } from '../../source/once.ts';
import type { AccessPolicy, Role } from '../../account/model/policy.ts';
import { plainAttribute } from '../../account/model/policy.ts';
import { subjectOf, type Subject, type SubjectKind } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Candidates } from '../decide/candidates.ts';
import type { MissingFact } from '../decide/decision.ts';
import type { Verdict } from '../decide/evaluate-policy.ts';
import { accountResource, type Resource, type Wish } from '../decide/question.ts';

/** Something one can do to identities or groups of an account that makes one as strong as they are. */
export interface PowerKind {
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
export const powerKinds: readonly PowerKind[] = [
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
export interface Power {
  readonly subject: Subject;
  readonly policy: AccessPolicy;
  readonly role: Role;
  /** What it is over; undefined for everything of its kind. */
  readonly over: Subject | undefined;
}

/** A policy that may give its subject a power over everything, and what that hangs on. */
export interface PerhapsPower {
  readonly subject: Subject;
  readonly policy: AccessPolicy;
  readonly facts: readonly MissingFact[];
}

/** Holds one policy against a wish on a resource. */
export type JudgeOne = (policy: AccessPolicy, wish: Wish, resource: Resource) => Verdict;

/** A policy that gives an action on all objects of a service of the account, or may do so. */
export interface Holders {
  readonly sure: readonly Power[];
  readonly perhaps: readonly PerhapsPower[];
}

/** Who has an action on everything of an account's service; subjects that are not known are nobody's. */
export const holdersOfAll = (
  service: string,
  action: string,
  candidates: Candidates,
  accountId: string | undefined,
  judgeOne: JudgeOne,
): Holders => {
  const sure: Power[] = [];
  const perhaps: PerhapsPower[] = [];
  const everything = accountResource(service, accountId);
  for (const policy of candidates.onAll(service)) {
    const { subject } = policy;
    if (isUnknown(subject)) continue;
    const verdict = judgeOne(policy, { action }, everything);
    if (verdict.grants === 'yes') sure.push({ subject, policy, role: verdict.granted.role, over: undefined });
    else if (verdict.grants === 'unknown') perhaps.push({ subject, policy, facts: verdict.facts });
  }
  return { sure, perhaps };
};

/** Who has a power over one thing only, which the policy names. */
export const holdersOfOne = (
  { service, action, type, over }: PowerKind,
  candidates: Candidates,
  accountId: string | undefined,
  judgeOne: JudgeOne,
): readonly Power[] => {
  const powers: Power[] = [];
  const everywhere = { attributes: [{ name: 'serviceName', operator: 'stringEquals', value: service }], tags: [] };
  const everything = accountResource(service, accountId);
  const giving = new Map<unknown, boolean>();
  /** Whether its roles give the action anywhere on the service: lists of roles are few, and policies many. */
  const gives = (policy: AccessPolicy): boolean =>
    remember(giving, policy.roles, () => {
      const wide = { ...policy, target: everywhere, condition: undefined };
      return judgeOne(wide, { action }, everything).grants !== 'no';
    });
  for (const policy of candidates.on(service)) {
    const { subject, target } = policy;
    const id = plainAttribute(target, 'resource');
    if (isUnknown(subject) || id === undefined) continue;
    if (plainAttribute(target, 'serviceName') === service && !gives(policy)) continue;
    const object = subjectOf(id);
    if (object.kind !== over || object.id === subject.id) continue;
    const verdict = judgeOne(policy, { action }, accountResource(service, accountId, { type, id }));
    if (verdict.grants === 'yes') powers.push({ subject, policy, role: verdict.granted.role, over: object });
  }
  return powers;
};
