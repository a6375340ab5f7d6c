import { remember } from '../../source/once.ts';
import type { Account, Membership } from '../../account/model/account.ts';
import type { AccessPolicy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Granted, MissingFact } from './decision.ts';
import type { Verdict } from './evaluate-policy.ts';

/** Somebody who has, or may have, what was asked for. */
export interface Holding {
  readonly subject: Subject;
  readonly outcome: 'granted' | 'unknown';
  /** The grants, the subject's own first; empty where it is unknown. */
  readonly by: readonly Granted[];
  /** What would settle it, where it is unknown. */
  readonly facts: readonly MissingFact[];
}

interface Tally {
  readonly subject: Subject;
  readonly by: Granted[];
  readonly facts: MissingFact[];
}

/** The known members of each group. */
export const membersByGroup = ({ memberships }: Account): ReadonlyMap<string, readonly Membership[]> => {
  const members = new Map<string, Membership[]>();
  for (const membership of memberships) {
    remember(members, membership.group, () => []).push(membership);
  }
  return members;
};

/**
 * Who has what a verdict is about, in one pass over the policies: subjects of policies, access groups among them, and the
 * known members of those groups. Who else may be in a group, or be meant by a policy without a known subject, is not told.
 */
export const holdersOf = (
  policies: readonly AccessPolicy[],
  members: ReadonlyMap<string, readonly Membership[]>,
  verdictOf: (policy: AccessPolicy) => Verdict,
): readonly Holding[] => {
  const tallies = new Map<string, Tally>();
  const tallyOf = (subject: Subject): Tally => remember(tallies, subject.id, () => ({ subject, by: [], facts: [] }));
  const note = (tally: Tally, verdict: Verdict, through: Membership | undefined): void => {
    if (verdict.grants === 'unknown') tally.facts.push(...verdict.facts);
    else if (verdict.grants === 'yes') tally.by.push(through ? { ...verdict.granted, through } : verdict.granted);
  };
  const ofGroups: { readonly group: string; readonly verdict: Verdict }[] = [];
  for (const policy of policies) {
    const { subject } = policy;
    if (isUnknown(subject)) continue;
    const verdict = verdictOf(policy);
    if (verdict.grants === 'no') continue;
    note(tallyOf(subject), verdict, undefined);
    if (subject.kind === 'access_group') ofGroups.push({ group: subject.id, verdict });
  }
  for (const { group, verdict } of ofGroups) {
    for (const membership of members.get(group) ?? []) {
      if (!isUnknown(membership.member)) note(tallyOf(membership.member), verdict, membership);
    }
  }
  return [...tallies.values()].map(({ subject, by, facts }) =>
    by.length > 0 ? { subject, outcome: 'granted', by, facts: [] } : { subject, outcome: 'unknown', by, facts },
  );
};
