import type { Catalogue } from '../catalogue/catalogue.ts';
import { once } from '../source/once.ts';
import type { Account } from '../account/model/account.ts';
import type { Policy } from '../account/model/policy.ts';
import type { Subject } from '../account/model/subject.ts';
import { createAccessContext } from './decide/access-context.ts';
import { decide } from './decide/decide.ts';
import type { Decision, MissingFact } from './decide/decision.ts';
import { createDenies, type Denies } from './decide/denies.ts';
import { evaluatePolicy } from './decide/evaluate-policy.ts';
import { holdersOf, type Holder } from './decide/holders.ts';
import { policiesNotGiven } from './decide/not-given.ts';
import { policiesFor, type PolicyFor } from './decide/policies-for.ts';
import type { PolicyResult } from './decide/policy-result.ts';
import type { ActionOrRole, Principal, Resource } from './decide/question.ts';
import { escalationOf, type Escalation } from './escalation/escalation.ts';

/** Answers who may do what in one account. */
export interface Access {
  readonly account: Account;
  /**
   * Whether a principal has what is asked for on a resource, from the clock's moment on: `granted` with the policies that
   * grant it, `denied` with those that came close and the one reason each fails, or `unknown` with the facts that would
   * settle it. Policies only ever allow, so that one grant is enough, and only what is wholly known can be denied.
   */
  readonly decide: (principal: Principal, requested: ActionOrRole, resource: Resource) => Decision;
  /**
   * Tells of whom `decide` would say `denied`, without reasons: policies that cannot be about the resource are not looked
   * at, and those that can only once for however many subjects.
   */
  readonly denies: Denies;
  /**
   * Everybody known who has, or may have, what is asked for on a resource: subjects of policies, access groups among them, and
   * the known members of those groups. One pass over all policies, however many people there are.
   */
  readonly holders: (requested: ActionOrRole, resource: Resource) => readonly Holder[];
  /** The policies that are, or may be, for a subject, its own and those of its groups; and those of groups it is not in. */
  readonly policiesFor: (subject: Subject) => readonly PolicyFor[];
  /** What one policy says to a question, whoever it is for. */
  readonly evaluate: (policy: Policy, requested: ActionOrRole, resource: Resource) => PolicyResult;
  /** What leaves open whether a subject, or a group it is in, has policies beyond those that were given. */
  readonly notGiven: (subject: Subject) => readonly MissingFact[];
  /** True where all policies of a subject, its own and those of its groups, are among those that were given. */
  readonly knowsAllOf: (subject: Subject) => boolean;
  /** The steps by which identities of the account become stronger; worked out when first asked for. */
  readonly escalation: () => Escalation;
}

/**
 * The access of one account at a moment.
 * @param now milliseconds since 1970, for conditions on time
 */
export const createAccess = (account: Account, catalogue: Catalogue, now: number): Access => {
  const context = createAccessContext(account, catalogue, now);
  return {
    account,
    decide: (principal, requested, resource) => decide(principal, requested, resource, context),
    denies: createDenies(context),
    holders: (requested, resource) => holdersOf(context, requested, resource),
    policiesFor: (subject) => policiesFor(subject, context),
    evaluate: (policy, requested, resource) => evaluatePolicy(policy, requested, resource, context),
    notGiven: (subject) => policiesNotGiven(subject, context),
    knowsAllOf: (subject) => policiesNotGiven(subject, context).length === 0,
    escalation: once(() => escalationOf(context)),
  };
};
