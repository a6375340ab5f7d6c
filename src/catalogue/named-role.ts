import type { RoleName } from './catalogue.ts';
import { namedRoles, type NamedRole } from './data/named-roles.ts';
import { parseRoleCrn } from './role-crn.ts';

const byName = (name: string): NamedRole | undefined => {
  const wanted = name.toLowerCase();
  return namedRoles.find((role) => role.displayName.toLowerCase() === wanted || role.alias?.toLowerCase() === wanted);
};

/** Whether a service can have the role. */
export const fits = ({ services }: NamedRole, service: string): boolean => services?.includes(service) ?? true;

/** The role whose CRN ends like this, where it is published. */
export const namedRoleByKey = (key: string | undefined): NamedRole | undefined =>
  namedRoles.find((role) => role.key === key);

/** The role of a service that has this name or alias, in whatever case, where its CRN is published. */
export const namedRoleOn = (service: string, name: string): NamedRole | undefined => {
  const role = byName(name);
  return role && fits(role, service) ? role : undefined;
};

/** The role that has exactly this name or alias. */
const exactlyNamed = (name: string): NamedRole | undefined =>
  namedRoles.find((role) => role.displayName === name || role.alias === name);

/** The same of a service, with nothing but the exact name. */
export const exactRoleOn = (service: string, name: string): NamedRole | undefined => {
  const role = exactlyNamed(name);
  return role && fits(role, service) ? role : undefined;
};

/** The role a policy names, by CRN where it has one, else by name; undefined where its CRN is not published. */
export const namedRoleOf = ({ id, name, exact }: RoleName): NamedRole | undefined => {
  if (id !== undefined) return namedRoleByKey(parseRoleCrn(id)?.key);
  if (name !== undefined && exact === true) return exactlyNamed(name);
  return name === undefined ? undefined : byName(name);
};
