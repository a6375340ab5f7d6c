import type { Engine, Secret } from '../../account/model/engine.ts';
import { plainAttribute, type AccessPolicy, type Role } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { AccessContext } from '../decide/access-context.ts';
import { evaluatePolicy } from '../decide/evaluate-policy.ts';
import type { PolicyResult } from '../decide/policy-result.ts';
import { instanceResource, type Resource } from '../decide/question.ts';

/** A policy on a Secrets Manager instance, or on one secret group of it, that gives its subject an action there. */
export interface InstanceGrant {
  readonly subject: Subject;
  readonly policy: AccessPolicy;
  readonly role: Role;
  /** The one secret group; undefined for the whole instance. */
  readonly secretGroup: string | undefined;
}

const service = 'secrets-manager';

/** Who has an action on the instance of an engine, or on a secret group of it. One pass over the policies about it. */
export const grantsOnInstance = (
  { instance, accountId }: Engine,
  action: string,
  context: AccessContext,
): readonly InstanceGrant[] => {
  const entire = instanceResource(service, { ...instance, accountId });
  const grants: InstanceGrant[] = [];
  const note = (
    policy: AccessPolicy,
    subject: Subject,
    result: PolicyResult,
    secretGroup: string | undefined,
  ): void => {
    if (result.is === 'yes') grants.push(...result.by.map(({ role }) => ({ subject, policy, role, secretGroup })));
  };
  for (const policy of context.candidates().onInstance(service, instance.guid)) {
    const { subject } = policy;
    if (isUnknown(subject)) continue;
    const onEntire = evaluatePolicy(policy, { action }, entire, context);
    note(policy, subject, onEntire, undefined);
    const secretGroup = plainAttribute(policy.target, 'resource');
    if (onEntire.is !== 'no' || secretGroup === undefined) continue;
    const part: Resource = {
      service,
      attributes: { ...entire.attributes, resourceType: { is: 'secret-group' }, resource: { is: secretGroup } },
    };
    note(policy, subject, evaluatePolicy(policy, { action }, part, context), secretGroup);
  }
  return grants;
};

/** Whether somebody with a grant on an instance can use it on a secret: one whose group is not known may be in any. */
export const reachesSecret = ({ secretGroup }: InstanceGrant, secret: Secret): boolean =>
  secretGroup === undefined || secretGroup === secret.secretGroup;
