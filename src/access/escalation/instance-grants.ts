import type { Engine } from '../../account/model/engine.ts';
import { plainAttribute, type AccessPolicy, type Attribute, type Role } from '../../account/model/policy.ts';
import { subjectOf, type Subject } from '../../account/model/subject.ts';
import { remember } from '../../source/once.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { AccessContext } from '../decide/access-context.ts';
import { admits } from '../decide/attribute.ts';
import { evaluatePolicy } from '../decide/evaluate-policy.ts';
import type { PolicyResult } from '../decide/policy-result.ts';
import { instanceResource } from '../decide/question.ts';
import { givingAnywhere } from './grants.ts';
import { holdsWildcard } from '../decide/wildcard.ts';

/** A policy on a Secrets Manager instance, or on secret groups of it, that gives its subject an action there. */
export interface InstanceGrant {
  readonly subject: Subject;
  readonly policy: AccessPolicy;
  readonly role: Role;
  /** On which secret groups it gives the action: those of the engine's secrets that it reaches, by their ids, or all. */
  readonly reaches: 'all' | ReadonlySet<string>;
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

/** The attributes of a target that say which secret group it is about. */
const aboutGroups = ({ target }: AccessPolicy): readonly Attribute[] =>
  isUnknown(target) ? [] : target.attributes.filter(({ name }) => name === 'resource');

const admitted = (attribute: Attribute, among: Iterable<string>): ReadonlySet<string> =>
  new Set([...among].filter((group) => admits(attribute, { is: group }).is === 'yes'));

/**
 * Says which secret groups an attribute admits, of those that secrets are in. An account has thousands of groups, and of
 * policies that name one each: those that are named are looked up, and a pattern is held against all groups once.
 */
const groupsAdmittedOf = (groups: ReadonlySet<string>): ((attribute: Attribute) => ReadonlySet<string>) => {
  const spelled = new Map<string, Set<string>>();
  for (const group of groups)
    for (const spelling of [group, subjectOf(group).id, group.toLowerCase()])
      remember(spelled, spelling, () => new Set()).add(group);
  const patterns = new Map<string, ReadonlySet<string>>();
  return (attribute) => {
    const { operator, value } = attribute;
    if (isUnknown(value)) return new Set();
    if (typeof value === 'boolean' || !operator.startsWith('stringEquals')) {
      return remember(patterns, JSON.stringify([operator, value]), () => admitted(attribute, groups));
    }
    const values = typeof value === 'string' ? [value] : value;
    // A wildcard under `stringEquals` leaves the whole list undecided; without one, each value stands by itself.
    if (values.some((one) => holdsWildcard(one))) {
      return admitted(
        attribute,
        values.flatMap((one) => [...(spelled.get(one) ?? [])]),
      );
    }
    return new Set(values.flatMap((one) => [...admitted({ ...attribute, value: one }, spelled.get(one) ?? [])]));
  };
};

/** Who has an action on the instance of an engine, or on secret groups of it. One pass over the policies about it. */
export const grantsOnInstance = (
  { instance, accountId, secrets = [] }: Engine,
  action: string,
  context: AccessContext,
): readonly InstanceGrant[] => {
  const entire = instanceResource(service, { ...instance, accountId });
  const gives = givingAnywhere(service, action, context);
  const groupsAdmitted = groupsAdmittedOf(new Set(secrets.flatMap(({ secretGroup }) => secretGroup ?? [])));
  const onGroup = (policy: AccessPolicy, secretGroup: string): PolicyResult => {
    const attributes = { ...entire.attributes, resourceType: { is: 'secret-group' }, resource: { is: secretGroup } };
    return evaluatePolicy(policy, { action }, { service, attributes }, context);
  };
  return context
    .candidates()
    .onInstance(service, instance.guid)
    .flatMap((policy): readonly InstanceGrant[] => {
      const { subject } = policy;
      if (isUnknown(subject)) return [];
      if (plainAttribute(policy.target, 'serviceName') === service && !gives(policy)) return [];
      const onEntire = evaluatePolicy(policy, { action }, entire, context);
      if (onEntire.is === 'yes') {
        return onEntire.by.map(({ role }) => ({ subject, policy, role, reaches: 'all' }));
      }
      if (onEntire.is === 'unknown' || !isAboutParts(policy)) return [];
      const about = aboutGroups(policy);
      const [first = new Set<string>(), ...more] = about.map(groupsAdmitted);
      const reached = new Set([...first].filter((group) => more.every((groups) => groups.has(group))));
      // Of groups that all its attributes admit, what else it asks for is the same.
      const [sample] = reached;
      const asked = sample === undefined ? [...groupsNamed(policy), defaultGroup] : [sample];
      for (const group of asked) {
        const result = onGroup(policy, group);
        if (result.is !== 'yes') continue;
        return result.by.map(({ role }) => ({ subject, policy, role, reaches: about.length === 0 ? 'all' : reached }));
      }
      return [];
    });
};
