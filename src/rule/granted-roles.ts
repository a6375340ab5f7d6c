import type { Account } from '../model/account.ts';
import { plainAttribute, type Policy, type Role } from '../model/policy.ts';
import { isKnown, isUnknown } from '../model/unknown.ts';

/** A role as a policy grants it. */
export interface GrantedRole {
  readonly role: Role;
  readonly index: number;
  /** The one service the policy is for; undefined where it is for many, or that is not known. */
  readonly service: string | undefined;
}

/** The roles of a policy that are known. */
export const grantedRoles = ({ roles, target }: Policy): readonly GrantedRole[] => {
  if (isUnknown(roles)) return [];
  const service = plainAttribute(target, 'serviceName');
  return roles.flatMap((role, index) => (isKnown(role) ? [{ role, index, service }] : []));
};

/** True for a role that the account defines itself, by any of its names. */
export const isDefined = ({ id, name }: Role, { roles }: Account): boolean =>
  roles.some(
    (defined) =>
      (id !== undefined && defined.id === id) ||
      (name !== undefined && (defined.name === name || defined.displayName === name)),
  );
