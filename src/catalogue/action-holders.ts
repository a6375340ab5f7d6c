import type { Catalogue } from './catalogue.ts';
import { oncePerKey, remember } from '../source/once.ts';

/** An action with the roles that hold it. */
export interface ActionHolders {
  readonly action: string;
  /** Display names of roles by service; services sorted, roles in the order in which IBM lists them. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
}

/** All actions of the catalogue that are wanted, sorted, with who holds them: one pass over all services. */
export const actionHolders = (
  catalogue: Pick<Catalogue, 'service' | 'serviceNames' | 'actionsOf'>,
  isWanted: (action: string) => boolean,
): readonly ActionHolders[] => {
  // Most actions are held by many roles on many services.
  const isAsked = oncePerKey(isWanted);
  const found = new Map<string, Map<string, string[]>>();
  for (const name of catalogue.serviceNames()) {
    const service = catalogue.service(name);
    for (const role of [...(service?.platformRoles ?? []), ...(service?.serviceRoles ?? [])]) {
      const held = catalogue.actionsOf({ id: undefined, name: role }, name);
      if (held.known !== 'actions') continue;
      for (const action of held.actions) {
        if (!isAsked(action)) continue;
        const services = remember(found, action, () => new Map<string, string[]>());
        remember(services, name, () => []).push(role);
      }
    }
  }
  return [...found]
    .map(([action, roles]) => ({ action, roles }))
    .toSorted(({ action: one }, { action: other }) => (one < other ? -1 : 1));
};

/** Services of which no role's actions are published, so that nothing tells who holds theirs. */
export const servicesWithoutActions = (catalogue: Pick<Catalogue, 'serviceNames' | 'actionsIn'>): readonly string[] =>
  catalogue.serviceNames().filter((name) => catalogue.actionsIn(name) === undefined);
