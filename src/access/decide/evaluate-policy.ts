import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Account } from '../../account/model/account.ts';
import type { Policy } from '../../account/model/policy.ts';
import { holdsFrom } from './condition.ts';
import { covers } from './covers.ts';
import type { Granted, MissingFact, FailedPolicy, Reason } from './decision.ts';
import type { Resource, ActionOrRole } from './question.ts';
import { rolesFulfil } from './role.ts';

/** What one policy says to a question, whoever it is for. */
export type PolicyResult =
  | { readonly grants: 'yes'; readonly granted: Granted }
  | { readonly grants: 'no'; readonly closest: FailedPolicy | undefined }
  | { readonly grants: 'unknown'; readonly facts: readonly MissingFact[] };

/** A policy that came close, and why it does not grant. */
export const miss = (policy: Policy, because: Reason): PolicyResult => ({ grants: 'no', closest: { policy, because } });

/**
 * Whether a policy gives what is asked on a resource to whoever it is for.
 * @param now milliseconds since 1970, for conditions on time
 */
export const evaluatePolicy = (
  policy: Policy,
  action: ActionOrRole,
  resource: Resource,
  account: Account,
  catalogue: Catalogue,
  now: number,
): PolicyResult => {
  if (policy.deleted) return { grants: 'no', closest: undefined };
  const cover = covers(policy, resource, action, catalogue);
  if (cover.covers === 'no' && !cover.closest) return { grants: 'no', closest: undefined };
  // Where the target fails already, it is no second failure that the role could not stand on it.
  const selector = cover.covers === 'no' ? undefined : cover.selector;
  const roles = rolesFulfil(policy, action, resource.service, selector, account, catalogue);
  if (cover.covers === 'no') {
    // A policy that fails twice came close only in that it names the service.
    const close = roles.fulfils !== 'no' || cover.because.kind !== 'selector';
    return close ? miss(policy, cover.because) : { grants: 'no', closest: undefined };
  }
  if (roles.fulfils === 'no') return miss(policy, roles.because);
  const condition = holdsFrom(policy.condition, policy, resource, now);
  if (condition.holds === 'never') return miss(policy, condition.because);
  const facts = [
    ...(cover.covers === 'unknown' ? cover.facts : []),
    ...(roles.fulfils === 'unknown' ? roles.facts : []),
    ...(condition.holds === 'unsettled' ? condition.facts : []),
  ];
  if (roles.fulfils === 'yes' && facts.length === 0) {
    return { grants: 'yes', granted: { policy, role: roles.role, through: undefined } };
  }
  return { grants: 'unknown', facts };
};
