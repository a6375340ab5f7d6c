import type { FactSource } from './data/fact-sources.ts';
import type { CatalogueExtension, ServiceExtension } from './extension.ts';
import type { ServiceRoles } from './published-service.ts';

export type { FactSource } from './data/fact-sources.ts';

/** What a config says it has its facts of a service from. */
const configured = ({ from }: ServiceExtension): FactSource =>
  from === undefined
    ? { source: 'the config', date: undefined }
    : { source: `${from.source}, by the config`, date: from.date };

/**
 * Where it is known from which roles a service has or, with a role, what that role does: a page of IBM's, the config, or
 * both. Empty where nothing is known.
 */
export const factSources = (
  service: string,
  role: string | undefined,
  published: ServiceRoles | undefined,
  { services = {} }: CatalogueExtension,
): readonly FactSource[] => {
  const change = Object.hasOwn(services, service) ? services[service] : undefined;
  const pages = published?.from === undefined ? [] : [published.from];
  if (role === undefined) return [...pages, ...(change === undefined ? [] : [configured(change)])];
  const known = published?.roles.has(role) === true;
  if (change?.roles === undefined || !Object.hasOwn(change.roles, role)) return known ? pages : [];
  return known && change.roles[role]?.actions === undefined ? pages : [configured(change)];
};
