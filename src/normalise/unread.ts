import type { Gap } from '../model/knowledge.ts';
import type { Origin } from '../source/place.ts';
import { extents, type Draft } from './draft.ts';

/** Something a run was given and could not read. What it says may be just what seems to be missing. */
export interface Unread {
  /** The end of "… because". */
  readonly why: string;
  readonly origin: Origin;
}

/** Whatever could not be read may be about any account, and about all of it: nobody can vouch for the rest any more. */
export const addUnread = (drafts: readonly Draft[], unread: readonly Unread[]): void => {
  for (const { why, origin } of unread) {
    for (const draft of drafts) {
      draft.gaps.push(...extents.map((extent): Gap => ({ extent, of: undefined, why, obtain: undefined, origin })));
    }
  }
};
