import type { Membership } from '../../account/model/account.ts';
import type { Policy } from '../../account/model/policy.ts';
import { any, dependsOn, no, type Answer } from './answer.ts';
import type { Decision, FailedPolicy, Granted, Reason } from './decision.ts';

/**
 * What one policy says to a question, whoever it is for: that it grants what is asked, and by which role; that it does not,
 * with the reason where it came close; or what that hangs on.
 */
export type PolicyResult = Answer<Granted, FailedPolicy>;

/** A policy that does not grant, and did not come close. */
export const notClose: PolicyResult = no();

/** A policy that came close, and why it does not grant. */
export const failed = (policy: Policy, because: readonly Reason[]): PolicyResult =>
  no(...because.slice(0, 1).map((reason) => ({ policy, because: reason })));

/** A value of a policy leaves open whether it grants. */
export const dependsOnValue = (policy: Policy, why: string): Answer<never, never> =>
  dependsOn({ kind: 'value', policy, why });

/** What policies grant to those they are for, as it comes to a member of a group by a membership. */
export const grantedThrough = (through: Membership | undefined, by: readonly Granted[]): readonly Granted[] =>
  through === undefined ? by : by.map((granted) => ({ ...granted, through }));

/**
 * What a policy says to somebody, given whether it is for them. Of one that is for others it is told only that it would
 * have granted.
 */
export const resultFor = (isForThem: Answer<unknown>, policy: Policy, result: PolicyResult): PolicyResult => {
  if (isForThem.is === 'yes') return result;
  if (result.is === 'no') return notClose;
  if (isForThem.is === 'unknown') return isForThem;
  return result.is === 'yes' ? failed(policy, isForThem.because) : notClose;
};

/** The decision of all policies together. They only ever allow, so that one that grants is enough. */
export const decisionOf = (results: readonly PolicyResult[]): Decision => {
  const answer = any(results);
  if (answer.is === 'yes') return { outcome: 'granted', by: answer.by };
  if (answer.is === 'no') return { outcome: 'denied', closest: answer.because };
  return {
    outcome: 'unknown',
    facts: answer.facts,
    closest: results.flatMap((result) => (result.is === 'no' ? result.because : [])),
  };
};
