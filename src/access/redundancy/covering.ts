import type { Catalogue } from '../../catalogue/catalogue.ts';
import { remember } from '../../source/once.ts';
import type { Account } from '../../account/model/account.ts';
import type { AccessPolicy, Role } from '../../account/model/policy.ts';
import { isUnknown } from '../../source/unknown.ts';
import { actionsOfRoles } from '../decide/action-set.ts';
import { servicesOf } from '../decide/contains.ts';
import type { Selector } from '../decide/selector.ts';
import type { Contribution } from './target-index.ts';

/** What one role does on a service: its actions, or the role itself where nobody says. */
type Does = ReadonlySet<string>;

/**
 * Policies that together give all that some roles of a policy do on its target. Undefined where something is left over, or
 * where the roles do nothing. Of many services at once nobody knows all roles: there only the same role gives a role.
 */
export type CoveringOf = (
  roles: readonly Role[],
  policy: AccessPolicy,
  contributions: readonly Contribution[],
) => readonly AccessPolicy[] | undefined;

/** Says which policies of an account cover others. Roles are few objects and policies many: each role is read once. */
export const createCovering = (account: Account, catalogue: Catalogue): CoveringOf => {
  const known = new Map<Role, Map<string, Does>>();
  const read = (role: Role, policy: AccessPolicy, service: string | undefined, selector: Selector): Does => {
    const set =
      service === undefined ? undefined : actionsOfRoles([role], policy, service, selector, account, catalogue);
    const opaque = set?.opaque ?? [catalogue.displayName(role, '')];
    return new Set([...(set?.actions ?? []), ...[...opaque].map((name) => `role ${name}`)]);
  };
  const doesOf = (role: Role, policy: AccessPolicy, service: string | undefined): Does => {
    const at = isUnknown(policy.target) ? 'unknown' : servicesOf(policy.target);
    const selector = typeof at === 'object' && 'selector' in at ? at.selector : undefined;
    const key = selector === undefined ? (service ?? '') : `${service ?? ''} ${selector}`;
    const ofRole = remember(known, role, () => new Map<string, Does>());
    return remember(ofRole, key, () => read(role, policy, service, selector));
  };
  return (roles, policy, contributions) => {
    if (contributions.length === 0 || isUnknown(policy.target)) return undefined;
    const services = servicesOf(policy.target);
    if (typeof services === 'string') return undefined;
    const service = 'service' in services ? services.service : undefined;
    const givers = contributions.map((one) => ({
      policy: one.policy,
      sets: one.roles.map((role) => doesOf(role, one.policy, service)),
    }));
    const covering = new Set<AccessPolicy>();
    for (const role of roles) {
      const does = doesOf(role, policy, service);
      const same = givers.find(({ sets }) => sets.includes(does));
      if (same !== undefined && does.size > 0) {
        covering.add(same.policy);
        continue;
      }
      // Those who give one action mostly give the next.
      let giver = givers.find(({ policy: one }) => covering.has(one)) ?? givers[0];
      for (const action of does) {
        const gives = ({ sets }: (typeof givers)[number]): boolean => sets.some((set) => set.has(action));
        if (giver === undefined || !gives(giver)) giver = givers.find(gives);
        if (giver === undefined) return undefined;
        covering.add(giver.policy);
      }
    }
    const needed = givers.flatMap(({ policy: one }) => (covering.has(one) ? [one] : []));
    return needed.length === 0 ? undefined : needed;
  };
};
