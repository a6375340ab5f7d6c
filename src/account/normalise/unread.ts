import type { Gap } from '../model/knowledge.ts';
import type { DocumentRef, Origin } from '../../source/place.ts';
import { extents, nameOfDocument, type Draft } from './draft.ts';

/** Something that a run should have read and could not. What it says may be just what seems to be missing. */
export interface Unread {
  /** The end of "… because". */
  readonly why: string;
  readonly origin: Origin;
  /** True for an empty list of nobody knows what: where the listing of a thing is there, it does not belie it. */
  readonly isEmpty?: boolean;
  /** The document of the declaration it is in: an account that another declaration has for itself loses nothing by it. */
  readonly within?: DocumentRef | undefined;
}

/**
 * Gaps of accounts that a setup calls complete, and of which no policy was given, while exports of another account were:
 * more likely the wrong account was exported, or the setup's `account.id` is wrong, than that there is no policy at all.
 */
export const addForeign = (drafts: readonly Draft[]): void => {
  const exported = drafts.filter(({ policies, declaredComplete }) => policies.length > 0 && !declaredComplete);
  const [other] = exported;
  const origin = other?.policies[0]?.origin;
  if (other?.id === undefined || origin === undefined) return;
  const why = `the input has only policies of account \`${other.id}\``;
  for (const draft of drafts) {
    if (!draft.declaredComplete || draft.policies.length > 0 || draft.everything.has('policies')) continue;
    draft.gaps.push({ extent: 'policies', of: undefined, why, obtain: undefined, origin });
  }
};

/** Whatever could not be read may be about any account that it can be of, and about all of it: nothing is complete any more. */
export const addUnread = (drafts: readonly Draft[], unread: readonly Unread[]): void => {
  for (const { why, origin, isEmpty, within } of unread) {
    for (const draft of drafts) {
      const { onlyIn } = draft;
      if (within !== undefined && onlyIn !== undefined && onlyIn !== nameOfDocument(within)) continue;
      if (isEmpty !== true) draft.listed.clear();
      draft.gaps.push(...extents.map((extent): Gap => ({ extent, of: undefined, why, obtain: undefined, origin })));
    }
  }
};
