import type { AccessPolicy } from '../../account/model/policy.ts';
import { knows } from '../../account/model/knowledge.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { AccessContext } from './access-context.ts';
import { dependsOn, yes } from './answer.ts';
import type { Decision } from './decision.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { mayBe } from './membership.ts';
import { policiesNotGiven, whyNotKnown } from './not-given.ts';
import { decisionOf, dependsOnValue, grantedThrough, resultFor, type PolicyResult } from './policy-result.ts';
import type { ActionOrRole, Principal, Resource } from './question.ts';
import { admitsSource } from './source.ts';

type ResultOf = (policy: AccessPolicy) => PolicyResult;

/** What the policies of access groups say to a subject. */
const throughGroups = (subject: Subject, resultOf: ResultOf, context: AccessContext): readonly PolicyResult[] => {
  const { bySubject, groups } = context.policies();
  const memberships = context.memberships();
  return groups.flatMap((group) => {
    const member = memberships.in(group, subject);
    const through = member.is === 'yes' ? member.by[0] : undefined;
    return (bySubject.get(group) ?? []).map((policy) => {
      const result = resultFor(member, policy, resultOf(policy));
      return result.is === 'yes' ? yes(...grantedThrough(through, result.by)) : result;
    });
  });
};

/**
 * What the policies of an account say to a subject: its own, those that may be its own, those of groups, and what was not
 * given where none of them grants.
 */
const decideForSubject = (
  subject: Subject,
  requested: ActionOrRole,
  resource: Resource,
  context: AccessContext,
): Decision => {
  const { bySubject, ofUnknown, ofUnresolved } = context.policies();
  const resultOf: ResultOf = (policy) => evaluatePolicy(policy, requested, resource, context);
  const results = [
    ...(bySubject.get(subject.id) ?? []).map(resultOf),
    ...ofUnknown.map(({ policy, why }) => {
      const result = resultOf(policy);
      return result.is === 'yes' ? dependsOnValue(policy, why) : result;
    }),
    ...ofUnresolved
      .filter((one) => mayBe(subject)(one.subject))
      .map(({ policy, subject: open }) =>
        resultFor(dependsOnValue(policy, `\`${open.id}\` may be \`${subject.id}\``), policy, resultOf(policy)),
      ),
    ...throughGroups(subject, resultOf, context),
  ];
  if (results.some(({ is }) => is === 'yes')) return decisionOf(results);
  const missing = policiesNotGiven(subject, context);
  return decisionOf(missing.length === 0 ? results : [...results, { is: 'unknown', facts: missing }]);
};

/** What the authorizations of an account say to service instances. */
const decideForSource = (
  source: Resource,
  requested: ActionOrRole,
  resource: Resource,
  context: AccessContext,
): Decision => {
  const { account, catalogue } = context;
  const results = account.authorizations.map((policy) => {
    const isForIt = isUnknown(policy.source)
      ? dependsOnValue(policy, policy.source.unknown)
      : admitsSource(policy, policy.source, source, account.id, catalogue);
    return resultFor(isForIt, policy, evaluatePolicy(policy, requested, resource, context));
  });
  const guid = source.attributes['serviceInstance'];
  const isListed = knows(account.knowledge, 'authorizations', typeof guid === 'object' ? guid.is : undefined);
  if (isListed || results.some(({ is }) => is === 'yes')) return decisionOf(results);
  return decisionOf([...results, dependsOn(...whyNotKnown(account, 'authorizations', undefined))]);
};

/** Whether a principal has what is asked for on a resource. */
export const decide = (
  principal: Principal,
  requested: ActionOrRole,
  resource: Resource,
  context: AccessContext,
): Decision =>
  'subject' in principal
    ? decideForSubject(principal.subject, requested, resource, context)
    : decideForSource(principal.source, requested, resource, context);
