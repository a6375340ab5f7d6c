import type { Catalogue, Service } from '../catalogue/catalogue.ts';
import type { FactSource } from '../catalogue/fact-sources.ts';
import { retiredService } from '../catalogue/retired-service.ts';
import { parseRoleCrn } from '../catalogue/role-crn.ts';
import { isSharedAction } from '../catalogue/shared-action.ts';

/** What is known of one role on one service. */
export interface RoleAbout {
  readonly name: string;
  readonly kind: 'platform' | 'service' | 'custom';
  readonly id: string | undefined;
  /** Sorted; undefined where it is not published what the role does. */
  readonly actions: readonly string[] | undefined;
  /** Of these, those that are the service's own. */
  readonly own: readonly string[];
  readonly sources: readonly FactSource[];
}

export interface ServiceAbout {
  readonly name: string;
  readonly title: string;
  /** Undefined where nobody can use it any more, since that date. */
  readonly retired: string | undefined;
  readonly roles: readonly RoleAbout[];
  readonly sources: readonly FactSource[];
}

const roleAbout = (catalogue: Catalogue, service: Service, name: string): RoleAbout => {
  const held = catalogue.actionsOf({ id: undefined, name }, service.name);
  const actions = held.known === 'actions' ? [...held.actions].toSorted() : undefined;
  const id = catalogue.roleId(name, service.name);
  const isCustom = parseRoleCrn(id ?? '')?.kind === 'customRole';
  return {
    name,
    kind: service.platformRoles.includes(name) ? 'platform' : isCustom ? 'custom' : 'service',
    id,
    actions,
    own: (actions ?? []).filter((action) => !isSharedAction(action)),
    sources: catalogue.sourcesOf(service.name, name),
  };
};

/** A service with its roles: the platform roles first, then its own in the order of their names. */
export const serviceAbout = (catalogue: Catalogue, service: Service): ServiceAbout => ({
  name: service.name,
  title: service.title,
  retired: retiredService(service.name)?.since,
  roles: [...service.platformRoles, ...service.serviceRoles.toSorted()].map((role) =>
    roleAbout(catalogue, service, role),
  ),
  sources: catalogue.sourcesOf(service.name),
});
