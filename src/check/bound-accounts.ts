import type { Account } from '../account/model/account.ts';
import { diagnostic } from '../finding/diagnostic.ts';
import type { Finding, NotChecked } from '../finding/finding.ts';
import type { Limits } from '../source/limits.ts';
import { startOf, type Origin } from '../source/place.ts';

/** The accounts that rules run on, and what is said of those beyond the limit. */
export interface BoundAccounts {
  readonly accounts: readonly Account[];
  readonly leftOut: { readonly findings: readonly Finding[]; readonly notChecked: readonly NotChecked[] };
}

/** Where an account begins: the first of what it holds, policies and engines before all else. */
export const firstOrigin = (account: Account): Origin | undefined => {
  const { engines, policies, authorizations, groups, serviceIds, profiles } = account;
  const { memberships, dynamicRules, apiKeys, users, roles, settings, zones, networkRules, storedSecrets } = account;
  const lists = [
    engines,
    policies,
    authorizations,
    groups,
    serviceIds,
    profiles,
    memberships,
    dynamicRules,
    apiKeys,
    users,
  ];
  const [first] = [...lists, roles, zones, networkRules, storedSecrets].flatMap(([one]) => one?.origin ?? []);
  return first ?? settings?.origin;
};

/** Keeps to the first accounts of a run where there are more than are looked at. */
export const boundAccounts = (accounts: readonly Account[], { accounts: most }: Limits): BoundAccounts => {
  const [first] = accounts.slice(most);
  if (first === undefined) return { accounts, leftOut: { findings: [], notChecked: [] } };
  const count = accounts.length - most;
  const message = `there are ${accounts.length} accounts in what is linted, or parts that stand by themselves, and rules run on ${most} of them, the limit of iamlint: those from here on are not checked`;
  const help = 'lint fewer files at a time, or raise `limits.accounts` in the config';
  return {
    accounts: accounts.slice(0, most),
    leftOut: {
      findings: [diagnostic('limit-exceeded', firstOrigin(first) ?? startOf(''), message, { help })],
      notChecked: [
        { rule: undefined, reason: `${count} more accounts than the limit of ${most} were read`, obtain: undefined },
      ],
    },
  };
};
