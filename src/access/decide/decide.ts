import { knows } from '../../account/model/knowledge.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { AccessContext } from './access-context.ts';
import { dependsOn, yes } from './answer.ts';
import type { Decision } from './decision.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { policiesNotGiven, whyNotKnown } from './not-given.ts';
import { policiesFor, type PolicyFor } from './policies-for.ts';
import { decisionOf, dependsOnValue, grantedThrough, resultFor, type PolicyResult } from './policy-result.ts';
import type { ActionOrRole, Principal, Resource } from './question.ts';
import { admitsSource } from './source.ts';

/** What a policy says to a subject, given whether it is for it. */
const saidTo = ({ policy, isForIt }: PolicyFor, result: PolicyResult): PolicyResult => {
  // Of one for somebody who is not known, what is open of itself goes first.
  if (isUnknown(policy.subject)) return result.is === 'yes' ? resultFor(isForIt, policy, result) : result;
  const said = resultFor(isForIt, policy, result);
  return said.is === 'yes' && isForIt.is === 'yes' ? yes(...grantedThrough(isForIt.by[0], said.by)) : said;
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
  const results = policiesFor(subject, context).map((one) =>
    saidTo(one, evaluatePolicy(one.policy, requested, resource, context)),
  );
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
