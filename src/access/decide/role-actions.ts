import type { Catalogue } from '../../catalogue/catalogue.ts';
import { remember } from '../../source/once.ts';
import type { Account, DefinedRole } from '../../account/model/account.ts';
import { isCertain } from '../../account/model/certainty.ts';
import { partsOfCrn } from '../../account/model/crn.ts';
import type { RoleShape } from '../../account/model/policy-shape.ts';
import type { Role } from '../../account/model/policy.ts';
import { isPlaceholder } from '../../source/placeholder.ts';

/** What a role does on a service: its actions, or why they are not known. */
export type RoleDoes =
  | { readonly known: true; readonly actions: ReadonlySet<string> | readonly string[] }
  /** `custom`: a role of the account whose actions no input lists; `unpublished`: the catalogue does not tell. */
  | { readonly known: false; readonly why: 'custom' | 'unpublished' };

const nothing: RoleDoes = { known: true, actions: [] };
const customRole = /:customRole:/;

/** Where roles stand in their list, by their names and by their ids. */
interface Names {
  readonly byName: ReadonlyMap<string, readonly number[]>;
  readonly byId: ReadonlyMap<string, readonly number[]>;
}

const listed = new WeakMap<readonly DefinedRole[], Names>();
const none: readonly number[] = [];

const readNames = (roles: readonly DefinedRole[]): Names => {
  const byName = new Map<string, number[]>();
  const byId = new Map<string, number[]>();
  for (const [index, { id, name, displayName = name }] of roles.entries()) {
    for (const one of new Set([name, displayName])) remember(byName, one, () => []).push(index);
    if (id !== undefined) remember(byId, id, () => []).push(index);
  }
  return { byName, byId };
};

/** Asked for each role of each policy, where a listing may hold a thousand roles. */
const namesOf = (roles: readonly DefinedRole[]): Names => remember(listed, roles, () => readNames(roles));

/**
 * The definition an account gives of a role: by CRN, else by name. A definition for this very service goes before the
 * catalogue, as it is the account's own and newer; one that names no service comes after it.
 */
const definitionOf = (role: RoleShape, service: string, account: Account, own: boolean): DefinedRole | undefined => {
  const { roles } = account;
  if (roles.length === 0) return undefined;
  const { byName, byId } = namesOf(roles);
  const { id, name } = role;
  const custom = id?.split(`:${service}::a/${account.id}::customRole:`)[1];
  const told = id === undefined ? none : (byId.get(id) ?? none);
  const named = byName.get((id === undefined ? name : custom) ?? '') ?? none;
  const at = told.length === 0 ? named : [...new Set([...told, ...named])].toSorted((one, other) => one - other);
  const found = at.flatMap((index) => {
    const defined = roles[index];
    if (defined === undefined || defined.service !== (own ? service : undefined)) return [];
    return id === undefined || defined.id === id || defined.name === custom ? [defined] : [];
  });
  return found.find(({ actions }) => actions !== undefined) ?? found[0];
};

/** The custom role whose CRN, or the expression for it, stands where a display name belongs. */
const roleCrn = /^crn:|(?:^|[./])ibm_iam_custom_role\.[\w-]+(?:\[[^[\]]*\])?\.crn$/;

/**
 * True where Terraform names a role by its CRN, or a custom role by its `name`: the provider looks for a role of which it
 * is the display name (`GetRolesFromRoleNames` in its `structures.go`, 2026-08-05), and refuses the policy.
 */
export const isNoDisplayName = ({ id, name, exact }: RoleShape, { roles }: Account): boolean => {
  if (exact !== true || id !== undefined || name === undefined) return false;
  if (roleCrn.test(name)) return true;
  const so = (namesOf(roles).byName.get(name) ?? none).flatMap((index) => roles[index] ?? []);
  return so.length > 0 && so.every(({ displayName = name }) => displayName !== name);
};

const filled = new WeakMap<readonly string[], boolean>();

/** True for a list of actions without one that is to be filled in, which may be any. */
const isWhole = (actions: readonly string[]): boolean => remember(filled, actions, () => !actions.some(isPlaceholder));

/** What a role does on a service by the account's own definitions and the catalogue, wherever it stands. */
export const definedActions = (role: RoleShape, service: string, account: Account, catalogue: Catalogue): RoleDoes => {
  if (role.id === undefined && role.name === undefined) return { known: false, why: 'unpublished' };
  const published = catalogue.actionsOf(role, service);
  if (published.known !== 'actions' && published.known !== 'role only' && isNoDisplayName(role, account))
    return nothing;
  const own = definitionOf(role, service, account, true);
  if (own !== undefined || published.known !== 'actions') {
    const defined = own ?? definitionOf(role, service, account, false);
    if (defined?.actions !== undefined && isCertain(defined) && isWhole(defined.actions))
      return { known: true, actions: defined.actions };
    if (
      defined !== undefined &&
      (published.known !== 'actions' || !isCertain(defined) || defined.actions !== undefined)
    )
      return { known: false, why: 'custom' };
  }
  if (role.id !== undefined && customRole.test(role.id)) {
    return partsOfCrn(role.id)?.service === service ? { known: false, why: 'custom' } : nothing;
  }
  if (published.known === 'not a role') return nothing;
  if (published.known !== 'actions') return { known: false, why: 'unpublished' };
  return { known: true, actions: published.actions };
};

/** The same, where what an export lists for the role goes before: it is the account's own, and newer. */
export const roleActions = (role: Role, service: string, account: Account, catalogue: Catalogue): RoleDoes =>
  role.actions !== undefined && role.actions.length > 0
    ? isWhole(role.actions)
      ? { known: true, actions: role.actions }
      : { known: false, why: 'custom' }
    : definedActions(role, service, account, catalogue);

/** Whether a role whose actions are known holds one of them. */
export const holdsAction = (actions: ReadonlySet<string> | readonly string[], action: string): boolean =>
  'has' in actions ? actions.has(action) : actions.includes(action);
