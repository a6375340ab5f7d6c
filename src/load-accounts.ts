import type { Account } from './account/model/account.ts';
import { stopsWork } from './finding/diagnostic.ts';
import type { Parsed } from './input/parse/parsed.ts';
import type { Item } from './input/recognise/recognised.ts';
import { load } from './load/load.ts';
import { accountsOf, filesOf, nothingReadIn, type LintRequest } from './lint.ts';
import { locate, type LocatedFinding } from './output/locate/locate.ts';

/** What questions are answered from, instead of rules run on it. */
export interface LoadedAccounts {
  readonly accounts: readonly Account[];
  /** The sources by name, to look places up in. */
  readonly parsed: ReadonlyMap<string, Parsed>;
  /** What could not be read, so that the answers leave it open. */
  readonly unread: readonly LocatedFinding[];
  /** Policies that are written and not there, as an account of their own. */
  readonly dormant: Account | undefined;
  /** The access tests among what was read. */
  readonly tests: readonly Item[];
  /** True where there was nothing to read. */
  readonly nothing: boolean;
}

/** Reads what `lint` would lint, and gives the accounts that it makes: discover → … → normalise. */
export const loadAccounts = async (request: LintRequest): Promise<LoadedAccounts> => {
  const discovered = await filesOf(request);
  const loaded = await load(discovered, { ...request, limits: request.config.limits });
  const { accounts, dormant } = accountsOf(loaded, request.config);
  const nothing = nothingReadIn(request, loaded, discovered);
  const problems = [...nothing, ...loaded.problems.filter(({ rule }) => stopsWork(rule))];
  return {
    accounts,
    dormant,
    tests: loaded.recognised.flatMap(({ kind, items }) => (kind === 'access-test' ? items : [])),
    parsed: loaded.parsed,
    unread: locate(problems, loaded.parsed),
    nothing: nothing.length > 0,
  };
};
