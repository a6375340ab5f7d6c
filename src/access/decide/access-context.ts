import type { Catalogue } from '../../catalogue/catalogue.ts';
import { once } from '../../source/once.ts';
import type { Account, Membership } from '../../account/model/account.ts';
import { candidatesOf, type Candidates } from './candidates.ts';
import { doubtsOf } from './doubt.ts';
import type { EvaluationContext } from './evaluate-policy.ts';
import { sureMembersByGroup, membershipsOf, type Memberships } from './membership.ts';
import { indexPolicies, type PolicyIndex } from './policy-index.ts';

/** What questions about the access of one account are answered from. Indexes are made when they are first asked for. */
export interface AccessContext extends EvaluationContext {
  readonly policies: () => PolicyIndex;
  readonly candidates: () => Candidates;
  readonly memberships: () => Memberships;
  readonly members: () => ReadonlyMap<string, readonly Membership[]>;
  /** Every group the input names, whether or not it lists the group itself. */
  readonly namedGroups: () => ReadonlySet<string>;
}

/** @param now milliseconds since 1970, for conditions on time */
export const createAccessContext = (account: Account, catalogue: Catalogue, now: number): AccessContext => {
  const doubts = once(() => doubtsOf(account));
  return {
    account,
    catalogue,
    now,
    doubts,
    policies: once(() => indexPolicies(account)),
    candidates: once(() => candidatesOf(account.policies)),
    memberships: once(() => membershipsOf(account, doubts)),
    members: once(() => sureMembersByGroup(account)),
    namedGroups: once(
      () =>
        new Set([
          ...account.groups.map(({ id }) => id),
          ...account.memberships.map(({ group }) => group),
          ...account.dynamicRules.map(({ group }) => group),
        ]),
    ),
  };
};
