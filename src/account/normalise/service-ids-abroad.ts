import type { Account } from '../model/account.ts';

/** Each service ID that an account of the run lists, with this account. */
const homes = (accounts: readonly Account[]): ReadonlyMap<string, string> =>
  new Map(
    accounts.flatMap(({ id, serviceIds }) =>
      id === undefined ? [] : serviceIds.map((one) => [one.id, id] satisfies [string, string]),
    ),
  );

const limits = ({ externalInteractions = [] }: Account): boolean =>
  externalInteractions.some(({ identity, state }) => identity === 'service_id' && state === 'limited');

/** Adds, to accounts that limit what service IDs of others may do, which service IDs are of other accounts of the run. */
export const withServiceIdsAbroad = (accounts: readonly Account[]): readonly Account[] => {
  if (!accounts.some(limits)) return accounts;
  const all = homes(accounts);
  return accounts.map((account) => {
    if (!limits(account)) return account;
    const own = new Set(account.serviceIds.map(({ id }) => id));
    return { ...account, serviceIdsAbroad: new Map([...all].filter(([id]) => !own.has(id))) };
  });
};
