import type { RoleName } from './catalogue.ts';
import { exactRoleOn, fits, namedRoleByKey, namedRoleOn } from './named-role.ts';
import type { ServiceRoles } from './published-service.ts';
import { parseRoleCrn, type RoleCrn } from './role-crn.ts';

/** Which of a service's roles a policy means. */
export type RoleOnServiceAnswer =
  | { readonly found: string }
  /** The service publishes all its roles, and this is a role of others. */
  | 'role of others'
  /** Nothing says: a custom role, a role the tables lack, a spelling that is none. */
  | 'unknown';

/** What finding a role takes besides the service. */
export interface RoleSources {
  /** Another service, for a CRN that names it. */
  readonly serviceRoles: (service: string) => ServiceRoles | undefined;
  /** Whether some service has a role of this name. */
  readonly isRoleName: (name: string) => boolean;
}

/** `SecretTaskUpdater`, `Secret task updater` and `Key Custodian - Creator` without what a CRN cannot hold. */
const squeeze = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const only = <Item>(items: readonly Item[]): Item | undefined => (items.length === 1 ? items[0] : undefined);

const byName = (name: string, service: ServiceRoles, exact: boolean): string | undefined => {
  if (service.roles.has(name)) return name;
  const wanted = name.toLowerCase();
  const namesake = (exact ? exactRoleOn : namedRoleOn)(service.name, name)?.displayName;
  if (namesake !== undefined && service.roles.has(namesake)) return namesake;
  if (exact) return undefined;
  return only([...service.roles.keys()].filter((role) => role.toLowerCase() === wanted));
};

/** Roles whose CRN is not published, so that a CRN of unknown meaning may be theirs. */
const rolesWithoutCrn = (service: ServiceRoles): readonly string[] =>
  [...service.roles]
    .filter(([role, { id }]) => id === undefined && namedRoleOn(service.name, role) === undefined)
    .map(([role]) => role);

/** A part of a service (`power-iaas.route`) may go by roles of the whole, under either name. */
const belongsTogether = (one: string, other: string): boolean =>
  one.startsWith(`${other}.`) || other.startsWith(`${one}.`);

const byCrn = (
  crn: RoleCrn,
  name: string | undefined,
  service: ServiceRoles,
  from: RoleSources,
): RoleOnServiceAnswer => {
  const configured = [...service.roles].find(([, { id }]) => id !== undefined && parseRoleCrn(id)?.key === crn.key);
  if (configured !== undefined) return { found: configured[0] };
  if (crn.kind === 'customRole') return 'unknown';

  const otherwise = service.whole ? 'role of others' : 'unknown';
  const listed = namedRoleByKey(crn.key);
  if (listed !== undefined) {
    const { displayName } = listed;
    return service.roles.has(displayName) && fits(listed, service.name) ? { found: displayName } : otherwise;
  }

  const candidates = rolesWithoutCrn(service);
  // An answer of the API names the role beside its CRN, and knows better than a comparison of spellings.
  if (name !== undefined && candidates.includes(name)) return { found: name };
  if (crn.kind !== 'serviceRole' || crn.service === 'iam') return 'unknown';
  if (crn.service === service.name) {
    const found = only(candidates.filter((role) => squeeze(role) === squeeze(crn.name)));
    return found === undefined ? 'unknown' : { found };
  }
  const owner = belongsTogether(crn.service, service.name) ? undefined : from.serviceRoles(crn.service);
  return owner !== undefined && byCrn(crn, name, owner, from) !== 'unknown' ? otherwise : 'unknown';
};

/**
 * Finds a role among those of a service. A CRN decides where there is one; a name alone is matched exactly, then by
 * documented aliases, then (unless it is to be exact) without regard to case. A name that no service has stays unknown: it
 * may be a custom role, and the tables are known to lack some roles.
 */
export const roleOnService = (
  { id, name, exact = false }: RoleName,
  service: ServiceRoles,
  from: RoleSources,
): RoleOnServiceAnswer => {
  if (id !== undefined) {
    const crn = parseRoleCrn(id);
    return crn === undefined ? 'unknown' : byCrn(crn, name, service, from);
  }
  if (name === undefined) return 'unknown';
  const found = byName(name, service, exact);
  if (found !== undefined) return { found };
  return service.whole && from.isRoleName(name) ? 'role of others' : 'unknown';
};
