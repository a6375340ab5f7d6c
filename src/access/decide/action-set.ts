import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Account } from '../../account/model/account.ts';
import type { Policy, Role } from '../../account/model/policy.ts';
import type { Selector } from './selector.ts';
import type { MissingFact } from './decision.ts';
import { roleActions } from './role-actions.ts';

/** What roles do on one service, and what of it is not known. */
export interface ActionSet {
  readonly actions: ReadonlySet<string>;
  /** Display names of roles held of which nobody says what they do: equal names do the same. */
  readonly opaque: ReadonlySet<string>;
  /** Why there may be more actions than these. */
  readonly open: readonly MissingFact[];
}

/** What some of a policy's roles do on a service; a role that cannot stand on the policy's selector does nothing. */
export const actionsOfRoles = (
  roles: readonly Role[],
  policy: Policy,
  service: string,
  selector: Selector,
  account: Account,
  catalogue: Catalogue,
): ActionSet => {
  const actions = new Set<string>();
  const opaque = new Set<string>();
  const open: MissingFact[] = [];
  for (const role of roles) {
    if (selector !== undefined && catalogue.assignable(role, selector) === 'no') continue;
    const does = roleActions(role, service, account, catalogue);
    if (does.known) for (const action of does.actions) actions.add(action);
    else {
      const name = catalogue.displayName(role, service);
      opaque.add(name);
      open.push({ kind: 'role', policy, role: name, custom: does.why === 'custom' });
    }
  }
  return { actions, opaque, open };
};
