import type { Catalogue, RoleName, Ternary } from './catalogue.ts';
import { namedRoleOf } from './named-role.ts';
import { platformRoles } from './published-service.ts';
import { parseRoleCrn } from './role-crn.ts';

type Selector = Parameters<Catalogue['assignable']>[1];

/**
 * Roles that IBM's page on account management (`iam-account_management.md`, 2025-11-15) lists for each selector. For
 * `serviceType=service` it names Administrator and Manager as examples, which stand for the two kinds; no list is whole.
 */
const listed: Readonly<Record<Selector, { readonly roles: readonly string[]; readonly whole: boolean }>> = {
  allIamEnabled: { roles: [...platformRoles, 'Reader', 'Writer', 'Manager'], whole: false },
  allAccountManagement: { roles: platformRoles, whole: true },
  iamAccountManagement: {
    roles: [
      ...platformRoles,
      'User API key creator',
      'Service ID creator',
      'Template Administrator',
      'Assignment Administrator',
    ],
    whole: true,
  },
};

/** Whether a role can stand on a selector of many services. A custom role belongs to one service and never can. */
export const isAssignable = (role: RoleName, selector: Selector): Ternary => {
  if (role.id !== undefined && parseRoleCrn(role.id)?.kind === 'customRole') return 'no';
  const known = namedRoleOf(role);
  if (known === undefined) return 'unknown';
  const { roles, whole } = listed[selector];
  if (roles.includes(known.displayName)) return 'yes';
  return whole ? 'no' : 'unknown';
};
