import type { Account } from '../model/account.ts';
import type { Engine, Secret } from '../model/engine.ts';
import { isUnresolved } from '../model/unresolved.ts';
import { below } from '../../source/place.ts';

/** The account in which a secret's credentials are made, where that is known and another one than the engine's. */
const abroad = ({ accountId }: Secret, { targetAccountId }: Engine): string | undefined =>
  accountId === undefined || accountId === targetAccountId || isUnresolved(accountId) ? undefined : accountId;

/** The engine as one account sees it, in which it makes the credentials of some of its secrets. */
const seenFrom = (engine: Engine, accountId: string, secrets: readonly Secret[]): Engine => {
  const [first] = secrets;
  return {
    ...engine,
    name: `${engine.name} for account ${accountId}`,
    targetAccountId: accountId,
    secrets,
    abroad: true,
    caller: undefined,
    subjectOrigin: first === undefined ? engine.subjectOrigin : below(first.origin, 'account_id'),
  };
};

/** What of an engine is at home, and what in other accounts. */
interface Split {
  readonly home: Engine | undefined;
  readonly away: readonly Engine[];
}

/** An engine for each account in which it makes credentials: authorizations stand in the account that they are on. */
const split = (engine: Engine): Split => {
  const { secrets = [], mode, caller } = engine;
  const ids = new Set(secrets.flatMap((secret) => abroad(secret, engine) ?? []));
  if (mode !== 'service_authorization' || ids.size === 0) return { home: engine, away: [] };
  const own = secrets.filter((secret) => abroad(secret, engine) === undefined);
  const away = [...ids].map((id) =>
    seenFrom(
      engine,
      id,
      secrets.filter((secret) => abroad(secret, engine) === id),
    ),
  );
  return own.length > 0
    ? { home: { ...engine, secrets: own }, away }
    : { home: undefined, away: away.map((one, index) => (index === 0 ? { ...one, caller } : one)) };
};

/**
 * Accounts with the engines that make credentials in them by authorizations, also those of another account's Secrets Manager
 * of which a secret names them (`account_id`). `emptyAccount` gives an account of which no input says anything else.
 */
export const withEnginesAbroad = (
  accounts: readonly Account[],
  emptyAccount: (id: string) => Account,
): readonly Account[] => {
  const all = accounts.map((account) => ({ account, engines: account.engines.map(split) }));
  const away = all.flatMap(({ engines }) => engines.flatMap((one) => one.away));
  if (away.length === 0) return accounts;
  const known = new Set(accounts.map(({ id }) => id));
  const named = [...new Set(away.flatMap(({ targetAccountId: id }) => id ?? []))];
  const missing = named.filter((id) => !known.has(id)).map((id) => ({ account: emptyAccount(id), engines: [] }));
  return [...all, ...missing].map(({ account, engines }) => ({
    ...account,
    engines: [
      ...engines.flatMap(({ home }) => home ?? []),
      ...(account.id === undefined ? [] : away.filter((engine) => engine.targetAccountId === account.id)),
    ],
  }));
};
