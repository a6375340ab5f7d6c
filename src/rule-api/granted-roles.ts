import type { Account } from '../account/model/account.ts';
import type { PolicyShape, RoleShape } from '../account/model/policy-shape.ts';
import { plainAttribute, type Policy, type Role } from '../account/model/policy.ts';
import { isUnknown } from '../source/unknown.ts';

/** A role as a policy grants it, or as policies of a shape do. */
export interface GrantedRole<Its extends RoleShape> {
  readonly role: Its;
  readonly index: number;
  /** The one service the policy is for; undefined where it is for many, or that is not known. */
  readonly service: string | undefined;
}

/** A role's name as a policy has it: of a CRN the last part. */
export const writtenName = ({ id, name }: Role): string => name ?? id?.split(':').at(-1) ?? '';

/** The roles of a policy, or of a shape, that are known. */
export function grantedRoles(policy: Policy): readonly GrantedRole<Role>[];
export function grantedRoles(shape: PolicyShape): readonly GrantedRole<RoleShape>[];
export function grantedRoles({ roles, target }: Policy | PolicyShape): readonly GrantedRole<RoleShape>[] {
  if (isUnknown(roles)) return [];
  const service = plainAttribute(target, 'serviceName');
  const found: GrantedRole<RoleShape>[] = [];
  for (let index = 0; index < roles.length; index += 1) {
    const role = roles[index];
    if (role !== undefined && !isUnknown(role)) found.push({ role, index, service });
  }
  return found;
}

/** A role of which something is found. */
export interface FoundRole<What> extends GrantedRole<RoleShape> {
  readonly found: What;
}

/** What is found of the roles that policies of a shape grant. */
export const findInRoles = <What>(
  shape: PolicyShape,
  find: (granted: GrantedRole<RoleShape>) => What | undefined,
): readonly FoundRole<What>[] =>
  grantedRoles(shape).flatMap((granted) => {
    const found = find(granted);
    return found === undefined ? [] : [{ ...granted, found }];
  });

/** True for a role that the account defines itself, by any of its names. */
export const isDefined = ({ id, name }: RoleShape, { roles }: Account): boolean =>
  roles.some(
    (defined) =>
      (id !== undefined && defined.id === id) ||
      (name !== undefined && (defined.name === name || defined.displayName === name)),
  );
