import type { Account } from '../model/account.ts';
import { plainAttribute, type Policy, type Role } from '../model/policy.ts';
import { isUnknown } from '../model/unknown.ts';

/** A role as a policy grants it. */
export interface GrantedRole {
  readonly role: Role;
  readonly index: number;
  /** The one service the policy is for; undefined where it is for many, or that is not known. */
  readonly service: string | undefined;
}

/** A role's name as a policy has it: of a CRN the last part. */
export const writtenName = ({ id, name }: Role): string => name ?? id?.split(':').at(-1) ?? '';

/** The roles of a policy that are known. */
export const grantedRoles = ({ roles, target }: Policy): readonly GrantedRole[] => {
  if (isUnknown(roles)) return [];
  const service = plainAttribute(target, 'serviceName');
  const found: GrantedRole[] = [];
  for (let index = 0; index < roles.length; index += 1) {
    const role = roles[index];
    if (role !== undefined && !isUnknown(role)) found.push({ role, index, service });
  }
  return found;
};

/**
 * Remembers what was found of a role on a service, or on what else a text names: policies by the thousand grant the same
 * few roles, which a listing holds as one object each.
 */
export const oncePerRole = <Answer>(
  find: (role: Role, service: string | undefined) => Answer,
): ((role: Role, service: string | undefined) => Answer) => {
  const known = new Map<string | undefined, Map<Role, { readonly answer: Answer }>>();
  return (role, service) => {
    const there = known.get(service) ?? new Map<Role, { readonly answer: Answer }>();
    known.set(service, there);
    const found = there.get(role) ?? { answer: find(role, service) };
    there.set(role, found);
    return found.answer;
  };
};

/** True for a role that the account defines itself, by any of its names. */
export const isDefined = ({ id, name }: Role, { roles }: Account): boolean =>
  roles.some(
    (defined) =>
      (id !== undefined && defined.id === id) ||
      (name !== undefined && (defined.name === name || defined.displayName === name)),
  );
