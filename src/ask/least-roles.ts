import { definedActions, holdsAction } from '../access/decide/role-actions.ts';
import type { Account } from '../account/model/account.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { isSharedAction } from '../catalogue/shared-action.ts';

/** Roles that together grant what is wanted, none of which can be left out. */
export interface RoleSet {
  /** Display names. */
  readonly roles: readonly string[];
  /** All that they grant on the service besides; what every service has comes last. */
  readonly beyond: readonly string[];
}

interface KnownRole {
  readonly name: string;
  readonly actions: ReadonlySet<string>;
}

/** Orders actions by name; those that every service has tell little, and come last. */
export const ownFirst = (one: string, other: string): number =>
  Number(isSharedAction(one)) - Number(isSharedAction(other)) || (one < other ? -1 : 1);

/** Sets of more roles than these are not tried. */
const mostRoles = 4;

/** The roles that can be granted on a service and of which it is known what they do: IBM's, and the account's own. */
const rolesOn = (service: string, account: Account | undefined, catalogue: Catalogue): readonly KnownRole[] => {
  const its = catalogue.service(service);
  const own = (account?.roles ?? []).flatMap(({ name, displayName, service: of }) =>
    of === service ? [displayName ?? name] : [],
  );
  return [...new Set([...(its?.platformRoles ?? []), ...(its?.serviceRoles ?? []), ...own])].flatMap((name) => {
    const role = { id: undefined, name };
    if (catalogue.onlyForAuthorizations(role)) return [];
    if (account !== undefined) {
      const does = definedActions(role, service, account, catalogue);
      return does.known ? [{ name, actions: new Set(does.actions) }] : [];
    }
    const published = catalogue.actionsOf(role, service);
    return published.known === 'actions' ? [{ name, actions: published.actions }] : [];
  });
};

/** Sets of at most so many roles that cover what is wanted; a role is taken only for something that is still lacking. */
function* covers(
  wanted: readonly string[],
  roles: readonly KnownRole[],
  most: number,
  taken: readonly KnownRole[] = [],
): Iterable<readonly KnownRole[]> {
  const [next] = wanted.filter((action) => !taken.some(({ actions }) => actions.has(action)));
  if (next === undefined) {
    yield taken;
    return;
  }
  if (taken.length === most) return;
  for (const role of roles) if (role.actions.has(next)) yield* covers(wanted, roles, most, [...taken, role]);
}

/** True where no role can be left out. */
const isLean = (wanted: readonly string[], set: readonly KnownRole[]): boolean =>
  set.every((role) =>
    wanted.some((action) => !set.some((other) => other !== role && holdsAction(other.actions, action))),
  );

/**
 * The sets of roles that grant some actions on a service, the one that grants least first; of those that grant as much, the
 * one with fewest roles. Empty where none of at most four roles does.
 */
export const leastRoles = (
  wanted: readonly string[],
  service: string,
  account: Account | undefined,
  catalogue: Catalogue,
): readonly RoleSet[] => {
  const all = rolesOn(service, account, catalogue);
  const useful = all.filter(({ actions }) => wanted.some((action) => actions.has(action)));
  const isWanted = new Set(wanted);
  const found = new Map<string, RoleSet>();
  for (const set of covers(wanted, useful, mostRoles)) {
    if (!isLean(wanted, set)) continue;
    const names = all.filter((role) => set.includes(role)).map(({ name }) => name);
    const beyond = new Set(set.flatMap(({ actions }) => [...actions].filter((action) => !isWanted.has(action))));
    found.set(JSON.stringify(names), { roles: names, beyond: [...beyond].toSorted(ownFirst) });
  }
  return [...found.values()].toSorted(
    (one, other) => one.beyond.length - other.beyond.length || one.roles.length - other.roles.length,
  );
};
