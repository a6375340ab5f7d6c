import { createAccess, type Access } from '../access/access.ts';
import type { Account } from '../account/model/account.ts';
import { remember } from '../source/once.ts';
import type { Ground } from './can.ts';

const known = new WeakMap<Ground, Map<Account, Access>>();

/** The access of an account, with its indexes made once for all questions that are put on one ground. */
export const accessIn = (account: Account, ground: Ground): Access =>
  remember(
    remember(known, ground, () => new Map<Account, Access>()),
    account,
    () => createAccess(account, ground.catalogue, ground.now),
  );
