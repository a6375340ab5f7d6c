import { remember } from '../../source/once.ts';
import type { Membership } from '../../account/model/account.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { AccessContext } from './access-context.ts';
import type { Granted, MissingFact } from './decision.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { grantedThrough, type PolicyResult } from './policy-result.ts';
import type { ActionOrRole, Resource } from './question.ts';

/** Somebody who has, or may have, what was asked for. */
export interface Holder {
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

/**
 * Who has what a question is about, in one pass over the policies: subjects of policies, access groups among them, and the
 * known members of those groups. Who else may be in a group, or be meant by a policy without a known subject, is not told.
 */
export const holdersOf = (context: AccessContext, requested: ActionOrRole, resource: Resource): readonly Holder[] => {
  const tallies = new Map<string, Tally>();
  const note = (subject: Subject, result: PolicyResult, through: Membership | undefined): void => {
    const tally = remember(tallies, subject.id, () => ({ subject, by: [], facts: [] }));
    if (result.is === 'unknown') tally.facts.push(...result.facts);
    else if (result.is === 'yes') tally.by.push(...grantedThrough(through, result.by));
  };
  const ofGroups: { readonly group: string; readonly result: PolicyResult }[] = [];
  for (const policy of context.account.policies) {
    const { subject } = policy;
    if (isUnknown(subject)) continue;
    const result = evaluatePolicy(policy, requested, resource, context);
    if (result.is === 'no') continue;
    note(subject, result, undefined);
    if (subject.kind === 'access_group') ofGroups.push({ group: subject.id, result });
  }
  for (const { group, result } of ofGroups) {
    for (const membership of context.members().get(group) ?? []) {
      if (!isUnknown(membership.member)) note(membership.member, result, membership);
    }
  }
  const granting = new Set(ofGroups.map(({ group }) => group));
  for (const { group, member, uncertainBecause } of context.account.memberships) {
    if (uncertainBecause === undefined || isUnknown(member) || !granting.has(group)) continue;
    const isIn = context.memberships().in(group, member);
    if (isIn.is === 'unknown') note(member, isIn, undefined);
  }
  return [...tallies.values()].map(({ subject, by, facts }) =>
    by.length > 0 ? { subject, outcome: 'granted', by, facts: [] } : { subject, outcome: 'unknown', by, facts },
  );
};
