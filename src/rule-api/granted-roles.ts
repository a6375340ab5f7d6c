import type { Account } from '../account/model/account.ts';
import { plainAttribute, type Policy, type Role } from '../account/model/policy.ts';
import { isUnknown } from '../source/unknown.ts';
import { grantsWith } from './grants.ts';

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

/** A role of which something is found. */
export interface FoundRole<What> extends GrantedRole {
  readonly policy: Policy;
  readonly found: What;
}

/** What is found of the roles that policies grant: asked of one policy of each mould, see `foundIn`. */
export function* rolesWith<What>(
  account: Account,
  find: (granted: GrantedRole, policy: Policy) => What | undefined,
): Iterable<FoundRole<What>> {
  const findAll = (policy: Policy) => {
    const all = grantedRoles(policy).flatMap((granted) => {
      const found = find(granted, policy);
      return found === undefined ? [] : [{ ...granted, found }];
    });
    return all.length === 0 ? undefined : all;
  };
  for (const { policy, found } of grantsWith(account, findAll)) for (const one of found) yield { ...one, policy };
}

/** True for a role that the account defines itself, by any of its names. */
export const isDefined = ({ id, name }: Role, { roles }: Account): boolean =>
  roles.some(
    (defined) =>
      (id !== undefined && defined.id === id) ||
      (name !== undefined && (defined.name === name || defined.displayName === name)),
  );
