import type { Finding } from '../../finding/finding.ts';
import type { JsonObject } from '../../source/json.ts';
import type { Origin } from '../../source/place.ts';

export type KindName =
  | 'policies'
  | 'access-groups'
  | 'members'
  | 'dynamic-rules'
  | 'service-ids'
  | 'api-keys'
  | 'trusted-profiles'
  | 'users'
  | 'roles'
  | 'account-settings'
  | 'zones'
  | 'network-rules'
  | 'configurations'
  | 'secrets'
  | 'policy-templates'
  | 'policy-assignments'
  | 'external-interaction'
  | 'public-access'
  | 'action-control-templates'
  | 'action-control-assignments'
  | 'engine-setup'
  | 'access-test';

/** One object of a kind, as it was written. */
export interface Item {
  readonly value: JsonObject;
  readonly origin: Origin;
}

/** How items came together, and whether more of them exist. */
export interface Listing {
  /** `page`: an API answer with a wrapper; `array`: bare, as the CLI prints; `single`: one object; `section`: a part of an account snapshot, or of an access group. */
  readonly form: 'page' | 'array' | 'single' | 'section';
  /** Why the listing does not show everything, as the end of "… because"; undefined where all that was asked for is here. */
  readonly partial: string | undefined;
  /** What was asked for, as far as the listing says: parameters of its address, and ids in the address's path. */
  readonly query: Readonly<Record<string, string>>;
  readonly origin: Origin;
}

/** Items of one kind that were found together. */
export interface Recognised {
  readonly kind: KindName;
  /** Of the snapshot around it, or of the page; undefined where neither says. */
  readonly accountId: string | undefined;
  readonly items: readonly Item[];
  readonly listing: Listing;
}

/** What a document holds. */
export interface Recognition {
  readonly recognised: readonly Recognised[];
  readonly problems: readonly Finding[];
  /** True where it resembles no kind: a file only met in a walk is then counted as skipped. */
  readonly unlike: boolean;
  /** Why it is of no kind, where it is of none. */
  readonly reason?: string;
  /** True where it is of no kind, and can be called by name. */
  readonly isForeign?: boolean;
  /** True for a list without items: it may be what a caller without access gets. */
  readonly isEmpty?: boolean;
}
