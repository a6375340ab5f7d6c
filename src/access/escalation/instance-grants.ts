import type { Engine, Secret } from '../../account/model/engine.ts';
import { plainAttribute, type AccessPolicy, type Role } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Candidates } from '../decide/candidates.ts';
import type { EvaluateOne } from './grants.ts';
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
export const holdersOnInstance = (
  { instance, accountId }: Engine,
  action: string,
  candidates: Candidates,
  evaluateOne: EvaluateOne,
): readonly InstanceGrant[] => {
  const whole = instanceResource(service, { ...instance, accountId });
  const powers: InstanceGrant[] = [];
  for (const policy of candidates.onInstance(service, instance.guid)) {
    const { subject } = policy;
    if (isUnknown(subject)) continue;
    const all = evaluateOne(policy, { action }, whole);
    if (all.grants === 'yes') powers.push({ subject, policy, role: all.granted.role, secretGroup: undefined });
    const secretGroup = plainAttribute(policy.target, 'resource');
    if (all.grants !== 'no' || secretGroup === undefined) continue;
    const part: Resource = {
      service,
      attributes: { ...whole.attributes, resourceType: { is: 'secret-group' }, resource: { is: secretGroup } },
    };
    const one = evaluateOne(policy, { action }, part);
    if (one.grants === 'yes') powers.push({ subject, policy, role: one.granted.role, secretGroup });
  }
  return powers;
};

/** Whether somebody with a power on an instance can use it on a secret: one whose group is not known may be in any. */
export const reachesSecret = ({ secretGroup }: InstanceGrant, secret: Secret): boolean =>
  secretGroup === undefined || secretGroup === secret.secretGroup;
