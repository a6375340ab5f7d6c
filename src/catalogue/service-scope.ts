import type { Service, Ternary } from './catalogue.ts';
import { accountScoped, actionsByResourceType, documentedCover, instanceScoped } from './data/service-scopes.ts';
import type { ServiceExtension } from './extension.ts';
import type { ServiceRoles } from './published-service.ts';

type CoveredBy = Service['coveredBy'];

/** Service roles that instances of catalog services have; no account management service has one of them. */
const instanceRoles = ['Reader', 'Writer', 'Manager'];

const coverOf = ({ name, whole, roles }: ServiceRoles): readonly [Ternary, Ternary, Ternary] => {
  const documented = Object.hasOwn(documentedCover, name) ? documentedCover[name] : undefined;
  if (documented !== undefined) return documented;
  const ofCatalog = whole && instanceRoles.some((role) => roles.has(role));
  return ofCatalog ? ['yes', 'no', 'no'] : ['unknown', 'unknown', 'unknown'];
};

const said = (value: boolean | undefined, otherwise: Ternary): Ternary => {
  if (value === undefined) return otherwise;
  return value ? 'yes' : 'no';
};

/**
 * By which selectors of many services one is covered. Documented for account management services and `secrets-manager`;
 * derived for services that publish Reader, Writer or Manager, which are those of the catalog; unknown for the rest: the
 * tables do not tell a catalog service with platform roles only from a part of the platform.
 */
export const coveredBy = (service: ServiceRoles, extension: ServiceExtension['covered_by']): CoveredBy => {
  const [allIamEnabled, allAccountManagement, iamAccountManagement] = coverOf(service);
  return {
    allIamEnabled: said(extension?.all_iam_enabled, allIamEnabled),
    allAccountManagement: said(extension?.all_account_management, allAccountManagement),
    iamAccountManagement: said(extension?.iam_account_management, iamAccountManagement),
  };
};

/** Which attributes narrow a policy on the service. */
export const attributesOf = (name: string): Service['attributes'] => {
  if (instanceScoped.includes(name)) return { resourceGroupId: 'yes', region: 'yes', serviceInstance: 'yes' };
  const resourceGroupId = accountScoped.includes(name) ? 'no' : 'unknown';
  return { resourceGroupId, region: 'unknown', serviceInstance: 'unknown' };
};

/** Actions of the service by `resourceType`. */
export const resourceTypesOf = (name: string): Service['resourceTypes'] => {
  const types = Object.hasOwn(actionsByResourceType, name) ? actionsByResourceType[name] : undefined;
  return new Map(Object.entries(types ?? {}).map(([type, actions]) => [type, new Set(actions)]));
};
