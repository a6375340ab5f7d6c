import { get, isList, isObject, textAt, textsAt, type Json } from '../source/json.ts';
import { once } from '../source/once.ts';
import { laterTableOfRoles, otherPages, tableOfRoles, type FactSource } from './data/fact-sources.ts';
import { publishedServices, publishedText } from './data/published-services.ts';
import { sharedActions, universalServiceRoles } from './data/shared-actions.ts';
import { documentedPlatformRoles } from './data/service-scopes.ts';

/** What is known of a role on one service. */
export interface RoleOnService {
  readonly platform: boolean;
  /** Undefined where the role is known, but not what it does. */
  readonly actions: () => ReadonlySet<string> | undefined;
  /** The CRN config gives. */
  readonly id: string | undefined;
}

/** What is known of one service's roles. */
export interface ServiceRoles {
  readonly name: string;
  readonly title: string;
  /** True where every role of the service is published. */
  readonly whole: boolean;
  /** Where this was read; undefined for a service of config alone. */
  readonly from: FactSource | undefined;
  /** By display name; platform roles first. */
  readonly roles: ReadonlyMap<string, RoleOnService>;
}

/** In the order in which IBM lists them. Each service that publishes roles has all four. */
export const platformRoles = ['Viewer', 'Operator', 'Editor', 'Administrator'] as const;

const textOf = (service: string): string | undefined => publishedText(`{"name":${JSON.stringify(service)},`);

const holds = (roles: string, role: string): boolean => `, ${roles},`.includes(`, ${role},`);

/** The actions of one role; undefined where the table lists none: the role does something, and what is not published. */
const actionsOf = (service: string, published: Json, role: string): ReadonlySet<string> | undefined => {
  const grants = get(published, 'grants');
  const ownActions = Object.keys(isObject(grants) ? grants : {})
    .filter((roles) => holds(roles, role))
    .flatMap((roles) => textsAt(grants, roles))
    .map((action) => (action.startsWith('.') ? service + action : action));
  const shared = sharedActions.filter(([roles]) => holds(roles, role)).flatMap(([, actions]) => actions);
  const actions = new Set([...ownActions, ...shared]);
  return actions.size === 0 ? undefined : actions;
};

const rolesOf = (service: string, published: Json): ReadonlyMap<string, RoleOnService> => {
  const serviceRoles = [...textsAt(published, 'roles'), ...universalServiceRoles].toSorted();
  return new Map(
    [...platformRoles, ...serviceRoles].map((role, index): [string, RoleOnService] => [
      role,
      {
        platform: index < platformRoles.length,
        actions: once(() => actionsOf(service, published, role)),
        id: undefined,
      },
    ]),
  );
};

/** The page or the table a service was read in. */
const sourceOf = (name: string, published: Json): FactSource => {
  if (Object.hasOwn(otherPages, name)) return otherPages[name] ?? tableOfRoles;
  return get(published, 'table') === laterTableOfRoles.date ? laterTableOfRoles : tableOfRoles;
};

const serviceIn = (name: string, text: string): ServiceRoles => {
  const published: Json = JSON.parse(text);
  const title = textAt(published, 'title') ?? name;
  const from = sourceOf(name, published);
  if (get(published, 'roles') !== undefined) return { name, title, from, whole: true, roles: rolesOf(name, published) };
  const documented = documentedPlatformRoles.includes(name) ? platformRoles : [];
  const roles = documented.map((role): [string, RoleOnService] => [
    role,
    { platform: true, actions: () => undefined, id: undefined },
  ]);
  return { name, title, from, whole: false, roles: new Map(roles) };
};

/** Services that were asked for: the tables stay as they are, and who lints many times asks for the same ones. */
const known = new Map<string, ServiceRoles>();

/** A service and its roles as IBM publishes them; undefined for a name the tables do not have. */
export const publishedService = (name: string): ServiceRoles | undefined => {
  const found = known.get(name);
  if (found !== undefined) return found;
  const text = textOf(name);
  if (text === undefined) return undefined;
  const service = serviceIn(name, text);
  known.set(name, service);
  return service;
};

/** Names of all services in the tables, sorted. */
export const publishedServiceNames = (): readonly string[] =>
  publishedServices().map((text) => text.slice('{"name":"'.length, text.indexOf('","title"')));

/** Lower-case display names of every role in the tables. */
export const publishedRoleNames = (): ReadonlySet<string> => {
  const names = publishedServices().flatMap((text) => {
    const [, list] = /,"roles":(\[[^\]]*\])/.exec(text) ?? [];
    const roles: Json = list === undefined ? [] : JSON.parse(list);
    return isList(roles) ? roles.map(String) : [];
  });
  return new Set([...names, ...universalServiceRoles, ...platformRoles].map((name) => name.toLowerCase()));
};
