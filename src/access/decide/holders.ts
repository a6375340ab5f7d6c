import { remember } from '../../source/once.ts';
import type { Account, Membership } from '../../account/model/account.ts';
import type { AccessPolicy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Granted, MissingFact } from './decision.ts';
import type { PolicyResult } from './evaluate-policy.ts';

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
 * Who has what a question is about, in one pass over the policies: subjects of policies, access groups among them, and the
 * known members of those groups. Who else may be in a group, or be meant by a policy without a known subject, is not told.
 */
export const holdersOf = (
  policies: readonly AccessPolicy[],
  members: ReadonlyMap<string, readonly Membership[]>,
  resultOf: (policy: AccessPolicy) => PolicyResult,
): readonly Holding[] => {
  const tallies = new Map<string, Tally>();
  const tallyOf = (subject: Subject): Tally => remember(tallies, subject.id, () => ({ subject, by: [], facts: [] }));
  const note = (tally: Tally, result: PolicyResult, through: Membership | undefined): void => {
    if (result.grants === 'unknown') tally.facts.push(...result.facts);
    else if (result.grants === 'yes') tally.by.push(through ? { ...result.granted, through } : result.granted);
  };
  const ofGroups: { readonly group: string; readonly result: PolicyResult }[] = [];
  for (const policy of policies) {
    const { subject } = policy;
    if (isUnknown(subject)) continue;
    const result = resultOf(policy);
    if (result.grants === 'no') continue;
    note(tallyOf(subject), result, undefined);
    if (subject.kind === 'access_group') ofGroups.push({ group: subject.id, result });
  }
  for (const { group, result } of ofGroups) {
    for (const membership of members.get(group) ?? []) {
      if (!isUnknown(membership.member)) note(tallyOf(membership.member), result, membership);
    }
  }
  return [...tallies.values()].map(({ subject, by, facts }) =>
    by.length > 0 ? { subject, outcome: 'granted', by, facts: [] } : { subject, outcome: 'unknown', by, facts },
  );
};
