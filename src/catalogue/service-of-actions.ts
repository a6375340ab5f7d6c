import type { Catalogue } from './catalogue.ts';
import { isSharedAction } from './shared-action.ts';

/**
 * The service whose own actions these are, told from how they begin (`kms.secrets.read`); undefined where they are of
 * several, or of none. Actions that every service lists tell nothing. The longest name that fits counts: `is.vpc.read` is of
 * the service `is.vpc`, where there is one.
 */
export const serviceOfActions = (
  actions: Iterable<string>,
  catalogue: Pick<Catalogue, 'service'>,
): string | undefined => {
  const services = new Set<string>();
  for (const action of actions) {
    if (isSharedAction(action)) continue;
    const parts = action.split('.').slice(0, -1);
    const known = parts
      .map((_, index) => parts.slice(0, parts.length - index).join('.'))
      .find((name) => catalogue.service(name) !== undefined);
    const service = known ?? parts[0];
    if (service !== undefined && /^[\w-]+(?:\.[\w-]+)*$/.test(service)) services.add(service);
  }
  const [only, ...others] = services;
  return others.length === 0 ? only : undefined;
};
