import type { Account, DefinedRole } from '../../../src/account/model/account.ts';
import type { RoleShape } from '../../../src/account/model/policy-shape.ts';

/** Roles the account defined itself: a list of roles may hold those of the cloud too, told by their CRN. */
export const customRolesOf = ({ roles }: Account): readonly DefinedRole[] =>
  roles.filter(({ id }) => id === undefined || id.includes(':customRole:'));

/** Whether a policy's role is this one. A name may also be a role of the cloud's that is called alike. */
export const isThisRole = ({ id, name, displayName }: DefinedRole, role: RoleShape): boolean => {
  if (role.id === undefined) return role.name === name || role.name === displayName;
  return id === undefined ? role.id.endsWith(`:customRole:${name}`) : role.id === id;
};
