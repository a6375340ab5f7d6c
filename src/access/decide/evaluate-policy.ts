import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Account } from '../../account/model/account.ts';
import type { Policy } from '../../account/model/policy.ts';
import { all, dependsOn, yes, type Answer } from './answer.ts';
import { conditionHolds } from './condition.ts';
import { coverOf } from './covers.ts';
import { doubtFor, holderOf, type Doubts } from './doubt.ts';
import { dependsOnValue, failed, notClose, type PolicyResult } from './policy-result.ts';
import type { Resource, ActionOrRole } from './question.ts';
import { rolesHold } from './role.ts';

/** What policies are evaluated with. */
export interface EvaluationContext {
  readonly account: Account;
  readonly catalogue: Catalogue;
  /** The moment it is, in milliseconds since 1970, for conditions on time. */
  readonly now: number;
  /** Which holders of access may not be there. */
  readonly doubts: () => Doubts;
}

/** Whether no action control of an enterprise is about the action: what one does to it, no input shows. */
const uncontrolled = (requested: ActionOrRole, resource: Resource, { actionControls = [] }: Account): Answer => {
  if (actionControls.length === 0 || !('action' in requested)) return yes();
  const { action } = requested;
  const control = actionControls.find(
    ({ service = resource.service, actions }) => service === resource.service && actions?.has(action) !== false,
  );
  return control === undefined ? yes() : dependsOn({ kind: 'action control', control, action });
};

/** Whether a policy gives what is asked on a resource to whoever it is for. */
export const evaluatePolicy = (
  policy: Policy,
  requested: ActionOrRole,
  resource: Resource,
  { account, catalogue, now, doubts }: EvaluationContext,
): PolicyResult => {
  if (policy.deleted) return notClose;
  const { covers, selector } = coverOf(policy, resource, requested, catalogue);
  if (covers.is === 'no') {
    // A policy that fails twice came close only in that it names the service. Where the target fails already, it is no
    // second failure that the role could not stand on it.
    const isSelector = covers.because[0]?.kind === 'selector';
    const failsTwice =
      isSelector && rolesHold(policy, requested, resource.service, undefined, account, catalogue).is === 'no';
    return failsTwice ? notClose : failed(policy, covers.because);
  }
  const roles = rolesHold(policy, requested, resource.service, selector, account, catalogue);
  const holds = conditionHolds(policy.condition, policy, resource, now);
  const answer = all([covers, roles, holds, uncontrolled(requested, resource, account)]);
  if (answer.is === 'no') return failed(policy, answer.because);
  if (policy.refusedBecause !== undefined) return failed(policy, [{ kind: 'refused', why: policy.refusedBecause }]);
  if (answer.is === 'unknown') return answer;
  const doubt = policy.uncertainBecause === undefined ? undefined : doubtFor(policy, holderOf(policy), doubts());
  return doubt === undefined
    ? yes(...answer.by.map((role) => ({ policy, role, through: undefined })))
    : dependsOnValue(policy, doubt);
};
