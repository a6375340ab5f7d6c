import type { FailedPolicy } from '../../access/decide/decision.ts';
import { definedActions } from '../../access/decide/role-actions.ts';
import type { AccessPolicy, Policy, Role } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isKnown, isUnknown } from '../../source/unknown.ts';
import { writtenName } from '../granted-roles.ts';
import type { Known, RolesToGive } from './roles-to-give.ts';

/** A policy of the subject's own that is changed instead of making another beside it. */
export interface Existing<Its extends Policy> {
  readonly policy: Its;
  /** Its roles as they are to be: those it keeps, and those that are wanted. */
  readonly roles: readonly string[];
  /** True where its target becomes that which is wanted, too, and a condition goes. */
  readonly widened: boolean;
}

/** A role of the wanted ones grants all that this one does there, as far as that is known. */
const isCovered = (role: Role, { roles, service }: RolesToGive, { account, catalogue }: Known): boolean => {
  const does = definedActions(role, service, account, catalogue);
  if (!does.known) return false;
  const wanted = roles.map((name) => definedActions({ id: undefined, name }, service, account, catalogue));
  const all = new Set(wanted.flatMap((one) => (one.known ? [...one.actions] : [])));
  return [...does.actions].every((action) => all.has(action));
};

/** A name that is none as it is spelled: the role it means is among those that are wanted. */
const isMisspelled = (role: string, closest: readonly FailedPolicy[]): boolean =>
  closest.some(({ because }) => because.kind === 'lacks' && because.misspelled?.written === role);

/** The names of the roles that a policy has when it is given more: without those that would add nothing then. */
export const rolesTogether = (
  policy: Policy,
  wanted: RolesToGive,
  closest: readonly FailedPolicy[],
  known: Known,
): readonly string[] => {
  const before = isUnknown(policy.roles) ? [] : policy.roles.filter(isKnown);
  const kept = before
    .filter((role) => !isCovered(role, wanted, known))
    .map(writtenName)
    .filter((role) => !isMisspelled(role, closest));
  return [...new Set([...kept, ...wanted.roles])];
};

const sameTarget = (name: string, value: unknown, { service, instance, type, resource }: RolesToGive): boolean =>
  name === 'accountId' ||
  (name === 'serviceName' && value === service) ||
  (name === 'serviceInstance' && value === instance) ||
  (name === 'resourceType' && value === type) ||
  (name === 'resource' && value === resource);

/**
 * The subject's own policy that the roles are to be added to: one on exactly this target, since IAM refuses a second
 * (409); or one on a part of it or whose time is over, where it gives nothing but what is wanted, so that it would be left
 * without a use. One that gives more is let be: its roles are for that part alone.
 */
export const existingPolicy = (
  subject: Subject,
  wanted: RolesToGive,
  closest: readonly FailedPolicy[],
  known: Known,
): Existing<AccessPolicy> | undefined => {
  const own = closest.flatMap(({ policy, because }) => {
    if (policy.type !== 'access' || isUnknown(policy.roles)) return [];
    const isOver = because.kind === 'expired' || because.kind === 'never';
    if (policy.condition !== undefined && !isOver) return [];
    if (isUnknown(policy.subject) || policy.subject.id !== subject.id || isUnknown(policy.target)) return [];
    const { attributes, tags } = policy.target;
    const stray = attributes.filter(({ name, value }) => !sameTarget(name, value, wanted));
    const named = attributes.filter(({ name, value }) => name !== 'accountId' && sameTarget(name, value, wanted));
    const said = [wanted.service, wanted.instance, wanted.type, wanted.resource].filter((one) => one !== undefined);
    if (tags.length > 0 || named.length < said.length) return [];
    const covered = policy.roles.every((role) => isKnown(role) && isCovered(role, wanted, known));
    const isPart = because.kind === 'narrower' || because.kind === 'no resource group' || isOver;
    const widens = isPart && covered;
    if (!widens && (stray.length > 0 || because.kind !== 'lacks')) return [];
    return [{ policy, roles: rolesTogether(policy, wanted, closest, known), widened: widens }];
  });
  return own.find(({ widened }) => !widened) ?? own[0];
};
