import type { Snippet } from '../../snippet/snippet.ts';
import type { Origin } from '../../source/place.ts';

/** What a listing lists: the ground on which absence can be proof. */
export type Extent = 'policies' | 'authorizations' | 'groups' | 'members' | 'memberships';

/** Lists that say nothing of access, but of what there is. */
export type Listed = 'serviceIds' | 'serviceIdsOfOneGroup' | 'profiles' | 'zones';

/** Something an input shows to be missing from it: a further page, a policy in a form the export cannot hold. */
export interface Gap {
  readonly extent: Extent;
  /** The subject, or the group whose members it is about; undefined for the whole account. */
  readonly of: string | undefined;
  /** What is missing, as the end of "… because". */
  readonly why: string;
  /** The command that exports it. */
  readonly obtain: Snippet | undefined;
  readonly origin: Origin;
}

/** Of one extent: whether the whole account's is known, else of whom it is known. */
export interface Coverage {
  readonly everything: boolean;
  /** Ids of subjects (policies, memberships) or groups (members) of which everything is known. */
  readonly of: ReadonlySet<string>;
  /** Ids of those of whom it is not known, though else the whole account's is. */
  readonly except?: ReadonlySet<string> | undefined;
}

/** What of an account is completely known, so that what is not there is not there. */
export interface Knowledge {
  readonly policies: Coverage;
  readonly authorizations: Coverage;
  readonly groups: Coverage;
  readonly members: Coverage;
  /** Of a subject: every group it is in. */
  readonly memberships: Coverage;
  readonly gaps: readonly Gap[];
  /** Which further lists show everything there is. */
  readonly listed?: ReadonlySet<Listed> | undefined;
  /** Ids of those whose API keys are all known. */
  readonly keysOf?: ReadonlySet<string> | undefined;
}

/** True where everything of `extent` for `id` is known. */
export const knows = (knowledge: Knowledge, extent: Extent, id?: string): boolean => {
  const coverage = knowledge[extent];
  if (id === undefined) return coverage.everything;
  return coverage.of.has(id) || (coverage.everything && coverage.except?.has(id) !== true);
};
