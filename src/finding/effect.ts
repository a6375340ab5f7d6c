import type { Snippet } from '../snippet/snippet.ts';

/** A list that a command writes as a whole: the roles of a policy, the addresses of an allowlist. */
export interface ListChange {
  /** Empty for a thing that the command makes. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Whether it changes more than the list, as what a policy is for. */
  readonly retargets: boolean;
  /** The commands with another list. */
  readonly commands: (list: readonly string[]) => Snippet;
}

/**
 * What a command does to the account, as data: two commands of one run may set the same thing, and the second would undo the
 * first. Things are called by kind and name, as `policy 8a24e2e5-…`.
 */
export type Effect =
  | { readonly does: 'set'; readonly thing: string; readonly list?: ListChange | undefined }
  | {
      readonly does: 'delete';
      readonly thing: string;
      /** Things that give what goes away with it: it is needless only while they stay as they are. */
      readonly restsOn?: readonly string[] | undefined;
    };
