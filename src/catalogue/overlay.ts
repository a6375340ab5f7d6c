import type { Catalogue } from './catalogue.ts';
import type { DatedSource } from './data/fact-sources.ts';
import type { CatalogueExtension, RoleExtension, ServiceExtension } from './extension.ts';
import { parseRoleCrn } from './role-crn.ts';
import { isSharedAction } from './shared-action.ts';

/** A role as `GET /v2/roles` lists it for a service. */
export interface ExportedRole {
  readonly service: string;
  readonly displayName: string;
  readonly kind: 'platform' | 'service' | 'custom';
  readonly id: string | undefined;
  /** Undefined where the export does not tell them. */
  readonly actions: readonly string[] | undefined;
}

/** How a role differs from what the catalogue has. */
export interface RoleDifference {
  readonly role: string;
  readonly isNew: boolean;
  /** Actions the catalogue lacks, and actions only the catalogue has; sorted. */
  readonly more: readonly string[];
  readonly fewer: readonly string[];
  /** Whether its CRN is new. */
  readonly crn: boolean;
}

/** What an export says of one service, against the catalogue. */
export interface ServiceDifference {
  readonly service: string;
  readonly isNew: boolean;
  readonly roles: readonly RoleDifference[];
  /** How many roles are as the catalogue has them. */
  readonly same: number;
  /** Roles of the catalogue that the export lacks; an overlay cannot take them away. */
  readonly lacking: readonly string[];
  /** Custom roles left out because a role of the service has their name. */
  readonly hidden: readonly string[];
}

/** What is said of a service besides its roles. */
export interface AboutService {
  /** The name people see. */
  readonly title?: string;
  /** Where its roles were read, and when. */
  readonly from?: DatedSource;
}

/** What a catalogue lacks of some exports, in the form in which a config adds it, and the same in words' material. */
export interface Overlay {
  readonly extension: CatalogueExtension & Required<Pick<CatalogueExtension, 'services'>>;
  readonly differences: readonly ServiceDifference[];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const keyOf = (id: string | undefined): string | undefined => (id === undefined ? undefined : parseRoleCrn(id)?.key);

/** The name the catalogue has for an exported role, by its CRN or one of its names; undefined where it has none. */
const knownName = ({ id, displayName, kind, service }: ExportedRole, catalogue: Catalogue): string | undefined => {
  if (kind === 'custom') return undefined;
  for (const role of [
    { id, name: displayName },
    { id: undefined, name: displayName },
  ]) {
    const { known } = catalogue.actionsOf(role, service);
    if (known === 'actions' || known === 'role only') return catalogue.displayName(role, service);
  }
  return undefined;
};

interface Told {
  readonly difference: RoleDifference;
  readonly extension: RoleExtension;
}

/** With `ownAlone`, the export shows the service's own actions, and says nothing of those that every service lists. */
const tell = (role: ExportedRole, known: string | undefined, catalogue: Catalogue, ownAlone: boolean): Told => {
  const { service, id, displayName, kind } = role;
  const held = known === undefined ? undefined : catalogue.actionsOf({ id: undefined, name: known }, service);
  const before = held?.known === 'actions' ? held.actions : undefined;
  const shared = ownAlone ? [...(before ?? [])].filter(isSharedAction) : [];
  const actions = role.actions && [...new Set([...role.actions, ...shared])].toSorted(compare);
  const more = (actions ?? []).filter((action) => before?.has(action) !== true);
  const fewer = actions === undefined ? [] : [...(before ?? [])].filter((action) => !actions.includes(action));
  const crn = id !== undefined && (known === undefined || keyOf(catalogue.roleId(known, service)) !== keyOf(id));
  const changed = actions !== undefined && (before === undefined || more.length + fewer.length > 0);
  return {
    difference: { role: known ?? displayName, isNew: known === undefined, more, fewer: fewer.toSorted(compare), crn },
    extension: {
      ...(known === undefined && kind === 'platform' && { platform: true }),
      ...(crn && { id }),
      ...(changed && { actions }),
    },
  };
};

const overlayOfService = (
  service: string,
  roles: readonly ExportedRole[],
  catalogue: Catalogue,
): { readonly difference: ServiceDifference; readonly changes: Readonly<Record<string, RoleExtension>> } => {
  const entry = catalogue.service(service);
  const inCatalogue = [...(entry?.platformRoles ?? []), ...(entry?.serviceRoles ?? [])];
  const listed = roles.filter(({ kind }) => kind !== 'custom');
  const taken = new Set([...inCatalogue, ...listed.map(({ displayName }) => displayName)].map((n) => n.toLowerCase()));
  const isHidden = ({ kind, displayName }: ExportedRole): boolean =>
    kind === 'custom' && taken.has(displayName.toLowerCase());
  const ownAlone = !listed.some(({ actions }) => actions?.some(isSharedAction));
  // The same role may stand in several exports: the later one counts.
  const told = new Map<string, Told>();
  for (const role of roles.filter((one) => !isHidden(one))) {
    const one = tell(role, knownName(role, catalogue), catalogue, ownAlone);
    told.set(one.difference.role, one);
  }
  const differing = [...told.values()]
    .filter(({ difference, extension }) => difference.isNew || Object.keys(extension).length > 0)
    .toSorted((one, other) => compare(one.difference.role, other.difference.role));
  return {
    changes: Object.fromEntries(differing.map(({ difference, extension }) => [difference.role, extension])),
    difference: {
      service,
      isNew: entry === undefined,
      roles: differing.map(({ difference }) => difference),
      same: told.size - differing.length,
      lacking: listed.length === 0 ? [] : inCatalogue.filter((role) => !told.has(role)),
      hidden: roles.filter(isHidden).map(({ displayName }) => displayName),
    },
  };
};

/** A service as the overlay has it: its title where it is new, and whence its roles are. */
const extensionOf = (
  { isNew }: ServiceDifference,
  roles: Readonly<Record<string, RoleExtension>>,
  { title, from }: AboutService,
): ServiceExtension => ({ ...(isNew && title !== undefined && { title }), ...(from && { from }), roles });

/**
 * What exported roles add to a catalogue, or set right in it. What is in the catalogue already is left out. Services that
 * `about` names and that have no roles are added too, where the catalogue lacks them.
 */
export const overlayOf = (
  roles: readonly ExportedRole[],
  catalogue: Catalogue,
  about: ReadonlyMap<string, AboutService> = new Map(),
): Overlay => {
  const services = [...new Set([...roles.map(({ service }) => service), ...about.keys()])].toSorted(compare);
  const found = services.map((service) =>
    overlayOfService(
      service,
      roles.filter((role) => role.service === service),
      catalogue,
    ),
  );
  return {
    extension: {
      services: Object.fromEntries(
        found
          .filter(({ difference, changes }) => difference.isNew || Object.keys(changes).length > 0)
          .map(({ difference, changes }) => [
            difference.service,
            extensionOf(difference, changes, about.get(difference.service) ?? {}),
          ]),
      ),
    },
    differences: found.map(({ difference }) => difference),
  };
};
