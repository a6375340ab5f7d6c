import { isAssignable } from './assignable.ts';
import type { Catalogue, IpRanges, RoleName, Service } from './catalogue.ts';
import { engineActions } from './data/engine-actions.ts';
import { tableOfRoles } from './data/fact-sources.ts';
import { quotas } from './data/quotas.ts';
import { secretsManagerRanges } from './data/secrets-manager-ranges.ts';
import { extendService } from './extend-service.ts';
import type { CatalogueExtension, RangesExtension } from './extension.ts';
import { factSources } from './fact-sources.ts';
import { namedRoleOf, namedRoleOn } from './named-role.ts';
import { once, oncePerKey, remember } from '../source/once.ts';
import { publishedRoleNames, publishedService, publishedServiceNames, type ServiceRoles } from './published-service.ts';
import { parseRoleCrn, roleCrnOf } from './role-crn.ts';
import { roleOnService, type RoleOnServiceAnswer, type RoleSources } from './role-on-service.ts';
import { attributesOf, coveredBy, resourceTypesOf } from './service-scope.ts';

const own = <Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;

const rangesOf = (
  configured: RangesExtension | undefined,
  region: string,
  endpoints: 'public' | 'private',
): IpRanges | undefined => {
  const given = configured?.[endpoints];
  if (given !== undefined) return { ranges: given, date: undefined };
  const published = own(secretsManagerRanges[endpoints], region);
  return published && { ranges: published, date: secretsManagerRanges.date };
};

/** Roles whose name or page says that they are for authorizations between services only. */
const isForAuthorizations = (name: string): boolean =>
  name === 'Groups Service Member Manage' || name.includes('(For Service to Service Authorization Only)');

/** A service as rules see it. */
const serviceOf = (name: string, entry: ServiceRoles, extension: CatalogueExtension): Service => {
  const namesWhere = (platform: boolean): readonly string[] =>
    [...entry.roles].filter(([, role]) => role.platform === platform).map(([role]) => role);
  return {
    name,
    title: entry.title,
    platformRoles: namesWhere(true),
    serviceRoles: namesWhere(false),
    coveredBy: coveredBy(entry, own(extension.services, name)?.covered_by),
    attributes: attributesOf(name),
    resourceTypes: resourceTypesOf(name),
  };
};

/** What a role is on a service, each worked out once: many policies name few roles on few services. */
const rolesOnServices = (sources: RoleSources): ((role: RoleName, service: string) => RoleOnServiceAnswer) => {
  const answers = new Map<string, RoleOnServiceAnswer>();
  return (role, service) => {
    const key = `${service}\n${role.id ?? '\0'}\n${role.name ?? '\0'}\n${role.exact === true}`;
    return remember(answers, key, () => {
      const entry = sources.serviceRoles(service);
      return entry === undefined ? 'unknown' : roleOnService(role, entry, sources);
    });
  };
};

/** The built-in table's date, or that of the newer one a config brings it up to. ISO dates sort as text. */
const dateOf = ({ as_of = '' }: CatalogueExtension): string => (as_of > tableOfRoles.date ? as_of : tableOfRoles.date);

/**
 * The catalogue of what the cloud defines, with what config adds. A service is read when it is first asked for; making a
 * catalogue costs nothing.
 */
export const createCatalogue = (extension: CatalogueExtension = {}): Catalogue => {
  const publishedOf = oncePerKey(publishedService);
  const rolesOf = oncePerKey((name): ServiceRoles | undefined => {
    const published = publishedOf(name);
    const change = own(extension.services, name);
    return change === undefined ? published : extendService(name, published, change);
  });
  const roleNames = once(publishedRoleNames);
  const sources: RoleSources = {
    serviceRoles: rolesOf,
    isRoleName: (name) => namedRoleOf({ id: undefined, name }) !== undefined || roleNames().has(name.toLowerCase()),
  };

  const answer = rolesOnServices(sources);
  const find = (role: RoleName, service: string): string | undefined => {
    const found = answer(role, service);
    return typeof found === 'object' ? found.found : undefined;
  };
  const service = oncePerKey((name): Service | undefined => {
    const entry = rolesOf(name);
    return entry && serviceOf(name, entry, extension);
  });

  return {
    date: dateOf(extension),
    service,
    serviceNames: () => [...new Set([...publishedServiceNames(), ...Object.keys(extension.services ?? {})])].toSorted(),
    actionsOf: (role, name) => {
      const found = answer(role, name);
      if (found === 'unknown') return { known: 'nothing' };
      if (found === 'role of others') return { known: 'not a role' };
      const actions = rolesOf(name)?.roles.get(found.found)?.actions();
      return actions === undefined ? { known: 'role only' } : { known: 'actions', actions };
    },
    displayName: (role, name) =>
      find(role, name) ??
      namedRoleOf(role)?.displayName ??
      (role.id === undefined ? undefined : parseRoleCrn(role.id)?.name) ??
      role.name ??
      role.id ??
      'unnamed role',
    roleId: (displayName, name) => {
      const entry = rolesOf(name);
      const found = find({ id: undefined, name: displayName }, name);
      const configured = found === undefined ? undefined : entry?.roles.get(found)?.id;
      const published = found !== undefined || entry?.whole !== true ? namedRoleOn(name, displayName) : undefined;
      return configured ?? (published && roleCrnOf(published.key));
    },
    rolesHolding: (action, name) =>
      [...(rolesOf(name)?.roles ?? [])].filter(([, { actions }]) => actions()?.has(action)).map(([role]) => role),
    actionsIn: (name) => {
      const actions = [...(rolesOf(name)?.roles.values() ?? [])].flatMap((role) => [...(role.actions() ?? [])]);
      return actions.length === 0 ? undefined : new Set(actions);
    },
    sourcesOf: (name, role) => factSources(name, role, publishedOf(name), extension),
    onlyForAuthorizations: (role) => isForAuthorizations(namedRoleOf(role)?.displayName ?? role.name ?? ''),
    assignable: (role, selector) => isAssignable(role, selector),
    engineActions: (name) => own(engineActions, name) ?? [],
    quotas,
    secretsManagerRanges: (region, endpoints) =>
      rangesOf(own(extension.secrets_manager?.ip_ranges, region), region, endpoints),
  };
};
