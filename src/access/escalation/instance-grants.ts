import type { Engine } from '../../account/model/engine.ts';
import type { AccessPolicy, Role } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { AccessContext } from '../decide/access-context.ts';
import { evaluatePolicy } from '../decide/evaluate-policy.ts';
import type { PolicyResult } from '../decide/policy-result.ts';
import { instanceResource, type AttributeState } from '../decide/question.ts';

/** A policy on a Secrets Manager instance, or on secret groups of it, that gives its subject an action there. */
export interface InstanceGrant {
  readonly subject: Subject;
  readonly policy: AccessPolicy;
  readonly role: Role;
  /** Whether it gives the action on a secret group, by its id; for undefined, on one that may be any. */
  readonly reaches: (secretGroup: string | undefined) => boolean;
}

const service = 'secrets-manager';

/** Each instance has this group, under this id (`secret-groups.md` and `secrets-manager-cli.md` of ibm-cloud-docs/secrets-manager). */
const defaultGroup = 'default';

/** A text that a pattern of `stringMatch` meets. */
const sampleOf = (pattern: string): string => pattern.replace(/\*+/g, '').replaceAll('?', '0');

/** Secret groups that a policy is about if it is about any: those that it names, a sample of those that it describes. */
const groupsNamed = ({ target }: AccessPolicy): readonly string[] =>
  isUnknown(target)
    ? []
    : target.attributes
        .filter(({ name }) => name === 'resource')
        .flatMap(({ operator, value }) => {
          if (typeof value === 'boolean' || isUnknown(value)) return [];
          const values = typeof value === 'string' ? [value] : value;
          return operator.startsWith('stringMatch') ? values.map(sampleOf) : values;
        });

/** True for a policy that is kept to what lies inside instances. */
const isAboutParts = ({ target }: AccessPolicy): boolean =>
  !isUnknown(target) && target.attributes.some(({ name }) => name === 'resource' || name === 'resourceType');

/** Who has an action on the instance of an engine, or on secret groups of it. One pass over the policies about it. */
export const grantsOnInstance = (
  { instance, accountId, secrets = [] }: Engine,
  action: string,
  context: AccessContext,
): readonly InstanceGrant[] => {
  const entire = instanceResource(service, { ...instance, accountId });
  const groupsOfSecrets = secrets.flatMap(({ secretGroup }) => secretGroup ?? []);
  const onGroup = (policy: AccessPolicy, secretGroup: string | undefined): PolicyResult => {
    const resource: AttributeState = secretGroup === undefined ? 'unknown' : { is: secretGroup };
    const attributes = { ...entire.attributes, resourceType: { is: 'secret-group' }, resource };
    return evaluatePolicy(policy, { action }, { service, attributes }, context);
  };
  return context
    .candidates()
    .onInstance(service, instance.guid)
    .flatMap((policy) => {
      const { subject } = policy;
      if (isUnknown(subject)) return [];
      const onEntire = evaluatePolicy(policy, { action }, entire, context);
      if (onEntire.is === 'yes') {
        return onEntire.by.map(({ role }) => ({ subject, policy, role, reaches: () => true }));
      }
      if (onEntire.is === 'unknown' || !isAboutParts(policy)) return [];
      const reaches = (secretGroup: string | undefined): boolean => onGroup(policy, secretGroup).is === 'yes';
      const results = [...groupsNamed(policy), ...groupsOfSecrets, defaultGroup].map((id) => onGroup(policy, id));
      const first = results.find(({ is }) => is === 'yes');
      return first?.is === 'yes' ? first.by.map(({ role }) => ({ subject, policy, role, reaches })) : [];
    });
};
