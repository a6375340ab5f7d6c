import type { Account } from '../../account/model/account.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';

/** Roles to be given on a service, or on one instance or resource of it. */
export interface RolesToGive {
  readonly roles: readonly string[];
  readonly service: string;
  readonly instance?: string | undefined;
  readonly resource?: string | undefined;
}

/** What repairs look up: the account that they change, and what its roles do. */
export interface Known {
  readonly account: Account;
  readonly catalogue: Catalogue;
}
