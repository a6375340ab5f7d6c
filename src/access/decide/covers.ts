import type { Catalogue, Service, Ternary } from '../../catalogue/catalogue.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Attribute, Policy } from '../../account/model/policy.ts';
import { all, dependsOn, no, reworded, yes, type Answer } from './answer.ts';
import { admits, factOf, reasonOf, takesAnyValue } from './attribute.ts';
import type { MissingFact } from './decision.ts';
import { attributeStateOf, type Resource, type ActionOrRole } from './question.ts';
import { plainValue, select, serviceSelectors, type Selector } from './selector.ts';

/** Whether a policy's target covers a resource, and the selector for many services by which it may do so. */
export interface Cover {
  /** `no` gives no reason where the target speaks of another service, so that nobody thought it covers this one. */
  readonly covers: Answer;
  readonly selector: Selector;
}

/**
 * A type without a single object: the actions it reaches are documented for network rules only, so that they are
 * undecided here; those of other types it cannot reach.
 */
const reaches = (service: Service | undefined, type: string, requested: ActionOrRole): Ternary => {
  if (!('action' in requested)) return 'unknown';
  const { action } = requested;
  const actions = service?.resourceTypes.get(type);
  const noun = action.split('.').at(-2);
  return actions === undefined || actions.has(action) || noun === type ? 'unknown' : 'no';
};

/** True for an attribute that each resource of the service has, whatever its value. */
export const alwaysHas = (service: Service | undefined, name: string): boolean =>
  name === 'accountId' ||
  ((name === 'resourceGroupId' || name === 'region' || name === 'serviceInstance') &&
    service?.attributes[name] === 'yes');

/** What is asked of the attributes of one policy's target. */
interface Question {
  readonly policy: Policy;
  readonly resource: Resource;
  readonly requested: ActionOrRole;
  /** What the catalogue knows of the resource's service. */
  readonly service: Service | undefined;
}

/** All objects of a service were asked about, and a target names their type. */
const byType = (type: string | undefined, { policy, service, requested }: Question): Answer =>
  type !== undefined && reaches(service, type, requested) === 'no'
    ? no({ kind: 'narrower', attribute: 'resourceType', value: type })
    : dependsOn({
        kind: 'undocumented',
        policy,
        what: `what \`resourceType=${type ?? '…'}\` covers without a \`resource\``,
      });

const byAttribute = (attribute: Attribute, question: Question): Answer => {
  const { policy, resource, service } = question;
  const { name } = attribute;
  const state = attributeStateOf(resource, name);
  const answer = admits(attribute, state);
  if (answer.is === 'yes') return answer;
  if (state === 'unknown' && takesAnyValue(attribute) && alwaysHas(service, name)) return yes();
  if (name === 'resourceType' && state === 'every' && !isUnknown(attribute.value)) {
    return byType(plainValue(attribute), question);
  }
  const unclear: MissingFact = {
    kind: 'undocumented',
    policy,
    what: `the meaning of \`${name}\` on \`${resource.service}\``,
  };
  const outsideGroups = name === 'resourceGroupId' && state === 'none';
  if (answer.is === 'no' && outsideGroups && service?.attributes.resourceGroupId !== 'no') return dependsOn(unclear);
  const narrows = name === 'region' || name === 'serviceInstance' ? service?.attributes[name] === 'yes' : true;
  return reworded(
    answer,
    (mismatch) =>
      outsideGroups
        ? { kind: 'no resource group', resourceGroup: mismatch.value, service: resource.service }
        : reasonOf(mismatch, name, state),
    (open) => (open.why === 'resource' && !narrows ? unclear : factOf(open, policy, name)),
  );
};

/**
 * Whether the target of a policy covers a resource, for one action: a requirement that fails makes it `no`, else one that
 * no input settles makes it `unknown`.
 */
export const coverOf = (policy: Policy, resource: Resource, requested: ActionOrRole, catalogue: Catalogue): Cover => {
  const { target } = policy;
  if (isUnknown(target)) {
    return { covers: dependsOn({ kind: 'value', policy, why: target.unknown }), selector: undefined };
  }
  const service = catalogue.service(resource.service);
  const { includes, selector } = select(policy, target, resource, service);
  // Most policies are about other services: of those nothing else is looked at.
  if (includes.is === 'no') return { covers: includes, selector };
  const question = { policy, resource, requested, service };
  const byAttributes = target.attributes
    .filter(({ name }) => !serviceSelectors.includes(name))
    .map((attribute) => byAttribute(attribute, question));
  const tagged: Answer = target.tags.length > 0 ? dependsOn({ kind: 'tags', policy }) : yes();
  return { covers: all([...byAttributes, includes, tagged]), selector };
};
