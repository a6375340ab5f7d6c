import type { Account } from '../../account/model/account.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Origin } from '../../source/place.ts';

/** Roles to be given on a service, or on one instance or resource of it. */
export interface RolesToGive {
  readonly roles: readonly string[];
  readonly service: string;
  readonly instance?: string | undefined;
  /** The type of `resource`, where policies name one. */
  readonly type?: string | undefined;
  readonly resource?: string | undefined;
}

/** What a repair stands beside. An engine is one. */
export interface Beside {
  /** True where a setup declares it. */
  readonly declared: boolean;
  readonly origin: Origin;
  /** Where the subject is written down. */
  readonly subjectOrigin: Origin;
  /** What the names of new resources of Terraform begin with; default: `engine`. */
  readonly label?: string | undefined;
}

/** What repairs look up: the account that they change, and what its roles do. */
export interface Known {
  readonly account: Account;
  readonly catalogue: Catalogue;
}
