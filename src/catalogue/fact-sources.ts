import { otherPages, tableOfRoles, type FactSource } from './data/fact-sources.ts';
import type { CatalogueExtension } from './extension.ts';
import type { ServiceRoles } from './published-service.ts';

export type { FactSource } from './data/fact-sources.ts';

const config: FactSource = { source: 'the config', date: undefined };

/**
 * Where it is known from which roles a service has or, with a role, what that role does: a page of IBM's, the config, or
 * both. Empty where nothing is known.
 */
export const factSources = (
  service: string,
  role: string | undefined,
  published: ServiceRoles | undefined,
  extension: CatalogueExtension,
): readonly FactSource[] => {
  const { services = {} } = extension;
  const change = Object.hasOwn(services, service) ? services[service] : undefined;
  const page = Object.hasOwn(otherPages, service) ? otherPages[service] : undefined;
  const pages = published === undefined ? [] : [page ?? tableOfRoles];
  if (role === undefined) return [...pages, ...(change === undefined ? [] : [config])];
  const roleChange = change?.roles !== undefined && Object.hasOwn(change.roles, role) ? change.roles[role] : undefined;
  if (roleChange?.actions !== undefined) return [config];
  return published?.roles.has(role) === true ? pages : roleChange === undefined ? [] : [config];
};
