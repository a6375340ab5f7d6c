import type { Catalogue, Service, Ternary } from '../../catalogue/catalogue.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Attribute, Policy, Target } from '../../account/model/policy.ts';
import { admits, takesAnyValue } from './attribute.ts';
import type { MissingFact, Reason } from './decision.ts';
import { attributeStateOf, type Resource, type ActionOrRole } from './question.ts';

/** Which of the selectors for many services a target uses, if any. */
export type Selector = 'allIamEnabled' | 'allAccountManagement' | 'iamAccountManagement' | undefined;

/** Whether a policy's target covers the resource asked about. */
export type Cover =
  | { readonly covers: 'yes'; readonly selector: Selector }
  /** `near`: it speaks of the service, so that somebody may have thought it covers. */
  | { readonly covers: 'no'; readonly closest: boolean; readonly because: Reason; readonly selector: Selector }
  | { readonly covers: 'unknown'; readonly facts: readonly MissingFact[]; readonly selector: Selector };

/** The attributes that name the services of a target. */
export const serviceSelectors: readonly string[] = ['serviceName', 'serviceType', 'service_group_id'];

/** A target names its services by one selector; this says which, and whether it covers the service. */
interface Selected {
  readonly covers: Ternary;
  readonly selector: Selector;
  readonly text: string;
  readonly closest: boolean;
  /** Why the value of the selector is not known. */
  readonly valueless?: string;
}

const plain = ({ operator, value }: Attribute): string | undefined =>
  operator === 'stringEquals' && typeof value === 'string' ? value : undefined;

const manyServices = (
  selector: Exclude<Selector, undefined>,
  text: string,
  service: Service | undefined,
): Selected => ({
  covers: service?.coveredBy[selector] ?? 'unknown',
  selector,
  text,
  closest: true,
});

const bySelector = (attribute: Attribute, resource: Resource, service: Service | undefined): Selected => {
  const value = plain(attribute);
  const text = `${attribute.name}=${value ?? '…'}`;
  if (isUnknown(attribute.value)) {
    return { covers: 'unknown', selector: undefined, text, closest: true, valueless: attribute.value.unknown };
  }
  if (attribute.name === 'serviceName') {
    const answer = admits(attribute, { is: resource.service });
    // IAM's names of services are in lower case; what it makes of any other spelling, nothing says.
    if (answer.admits === 'no' && value !== undefined && value.trim().toLowerCase() === resource.service) {
      return { covers: 'unknown', selector: undefined, text, closest: true };
    }
    return { covers: answer.admits, selector: undefined, text, closest: false };
  }
  if (value === undefined) return { covers: 'unknown', selector: undefined, text, closest: true };
  if (attribute.name === 'serviceType') {
    if (value === 'service') return manyServices('allIamEnabled', text, service);
    if (value === 'platform_service') return manyServices('allAccountManagement', text, service);
    // `platform-service` stands in IBM's own examples; IAM knows the two values above only.
    return { covers: 'no', selector: undefined, text, closest: true };
  }
  if (value === 'IAM') return manyServices('iamAccountManagement', text, service);
  return { covers: 'unknown', selector: undefined, text, closest: true };
};

const select = (target: Target, resource: Resource, service: Service | undefined): Selected => {
  const selectors = target.attributes.filter(({ name }) => serviceSelectors.includes(name));
  const answers = selectors.map((attribute) => bySelector(attribute, resource, service));
  const first = answers.find(({ covers }) => covers === 'no') ?? answers.find(({ covers }) => covers === 'unknown');
  if (first !== undefined) return first;
  const only = answers[0];
  if (only !== undefined) return only;
  // A policy on resource groups themselves covers what is in none of them.
  const about = target.attributes.find(({ name }) => name === 'resourceType');
  if (about !== undefined && plain(about) === 'resource-group') {
    return { covers: 'no', selector: undefined, text: 'resourceType=resource-group', closest: false };
  }
  const group = target.attributes.find(({ name }) => name === 'resourceGroupId');
  if (group !== undefined) return manyServices('allIamEnabled', `resourceGroupId=${plain(group) ?? '…'}`, service);
  return { covers: 'unknown', selector: undefined, text: 'a target that names no service', closest: true };
};

/**
 * A type without a single object: the actions it reaches are documented for network rules only, so that they are
 * undecided here; those of other types it cannot reach.
 */
const reaches = (service: Service | undefined, type: string, action: ActionOrRole): Ternary => {
  if (!('action' in action)) return 'unknown';
  const actions = service?.resourceTypes.get(type);
  const noun = action.action.split('.').at(-2);
  return actions === undefined || actions.has(action.action) || noun === type ? 'unknown' : 'no';
};

/** True for an attribute that each resource of the service has, whatever its value. */
const alwaysHas = (service: Service | undefined, name: string): boolean =>
  name === 'accountId' ||
  ((name === 'resourceGroupId' || name === 'region' || name === 'serviceInstance') &&
    service?.attributes[name] === 'yes');

type Answer = { readonly no: Reason } | { readonly missing: MissingFact } | undefined;

const byAttribute = (
  attribute: Attribute,
  policy: Policy,
  resource: Resource,
  service: Service | undefined,
  action: ActionOrRole,
): Answer => {
  const { name } = attribute;
  const state = attributeStateOf(resource, name);
  const answer = admits(attribute, state);
  if (answer.admits === 'yes') return undefined;
  if (state === 'unknown' && takesAnyValue(attribute) && alwaysHas(service, name)) return undefined;
  if (name === 'resourceType' && state === 'every' && !isUnknown(attribute.value)) {
    const type = plain(attribute);
    return type !== undefined && reaches(service, type, action) === 'no'
      ? { no: { kind: 'narrower', attribute: name, value: type } }
      : {
          missing: {
            kind: 'undocumented',
            policy,
            what: `what \`resourceType=${type ?? '…'}\` reaches without a \`resource\``,
          },
        };
  }
  if (answer.admits === 'unknown') {
    if (answer.why === 'value') return { missing: { kind: 'value', policy, why: answer.text } };
    if (answer.why === 'undocumented')
      return { missing: { kind: 'undocumented', policy, what: `what ${answer.text} means` } };
    const documented = name === 'region' || name === 'serviceInstance' ? service?.attributes[name] : 'yes';
    return documented === 'yes'
      ? { missing: { kind: 'resource', policy, attribute: name, value: answer.text } }
      : { missing: { kind: 'undocumented', policy, what: `what \`${name}\` means on \`${resource.service}\`` } };
  }
  if (name === 'resourceGroupId' && state === 'none') {
    if (service?.attributes.resourceGroupId === 'no') {
      return { no: { kind: 'no resource group', resourceGroup: answer.value, service: resource.service } };
    }
    return { missing: { kind: 'undocumented', policy, what: `what \`${name}\` means on \`${resource.service}\`` } };
  }
  if (answer.narrower) return { no: { kind: 'narrower', attribute: name, value: answer.value } };
  const wanted = typeof state === 'object' ? state.is : '';
  return { no: { kind: 'other value', attribute: name, value: answer.value, wanted } };
};

/**
 * Whether the target of a policy covers a resource, for one action: a requirement that fails makes it `no`, else one that
 * no input settles makes it `unknown`.
 */
export const covers = (policy: Policy, resource: Resource, action: ActionOrRole, catalogue: Catalogue): Cover => {
  const { target } = policy;
  if (isUnknown(target)) {
    return { covers: 'unknown', selector: undefined, facts: [{ kind: 'value', policy, why: target.unknown }] };
  }
  const service = catalogue.service(resource.service);
  const { covers: selected, selector, text, closest, valueless } = select(target, resource, service);
  if (selected === 'no') {
    return {
      covers: 'no',
      closest,
      selector,
      because: { kind: 'selector', selector: text, service: resource.service },
    };
  }
  const answers = target.attributes
    .filter(({ name }) => !serviceSelectors.includes(name))
    .map((attribute) => byAttribute(attribute, policy, resource, service, action));
  const refusal = answers.find((answer) => answer !== undefined && 'no' in answer);
  if (refusal !== undefined && 'no' in refusal) return { covers: 'no', closest: true, because: refusal.no, selector };
  const facts: MissingFact[] = answers.flatMap((answer) =>
    answer !== undefined && 'missing' in answer ? [answer.missing] : [],
  );
  if (valueless !== undefined) facts.push({ kind: 'value', policy, why: valueless });
  else if (selected === 'unknown') {
    const named = text.includes('=') ? `\`${text}\`` : text;
    facts.push({ kind: 'undocumented', policy, what: `whether ${named} covers \`${resource.service}\`` });
  }
  if (target.tags.length > 0) facts.push({ kind: 'tags', policy });
  return facts.length > 0 ? { covers: 'unknown', selector, facts } : { covers: 'yes', selector };
};

const sourceOpen = (policy: Policy, what: string): Answer => ({ missing: { kind: 'undocumented', policy, what } });

/** IAM asks a source for a service or a resource group; what one without either would admit, nothing says. */
const namesNoSource = (policy: Policy, { attributes }: Target): Answer =>
  attributes.some(({ name }) => name === 'serviceName' || name === 'resourceGroupId')
    ? undefined
    : sourceOpen(policy, 'what a source without `serviceName` and `resourceGroupId` admits');

/** IAM asks a source for its account. A setup may leave it out where it is the account of the authorization itself. */
const namesNoAccount = (
  policy: Policy,
  { attributes }: Target,
  principal: Resource,
  accountId: string | undefined,
): Answer => {
  if (attributes.some(({ name }) => name === 'accountId')) return undefined;
  const state = attributeStateOf(principal, 'accountId');
  const same = typeof state === 'object' ? state.is === accountId : accountId === undefined;
  return same ? undefined : sourceOpen(policy, 'which account a source without `accountId` lies in');
};

/**
 * Whether the source of an authorization admits the service instances that want to act.
 * @param accountId the account that holds the authorization
 */
export const admitsSource = (
  policy: Policy,
  source: Target,
  principal: Resource,
  accountId: string | undefined,
  catalogue: Catalogue,
): Answer => {
  const service = catalogue.service(principal.service);
  const answers = source.attributes.map((attribute): Answer => {
    const { name } = attribute;
    const state = name === 'serviceName' ? { is: principal.service } : attributeStateOf(principal, name);
    const answer = admits(attribute, state);
    if (answer.admits === 'yes') return undefined;
    if (state === 'unknown' && takesAnyValue(attribute) && alwaysHas(service, name)) return undefined;
    if (answer.admits === 'no') {
      const wanted = typeof state === 'object' ? state.is : '';
      return { no: { kind: 'other source', attribute: name, value: answer.value, wanted } };
    }
    if (answer.why === 'value') return { missing: { kind: 'value', policy, why: answer.text } };
    if (answer.why === 'undocumented')
      return { missing: { kind: 'undocumented', policy, what: `what ${answer.text} means` } };
    return { missing: { kind: 'resource', policy, attribute: name, value: answer.text } };
  });
  return (
    answers.find((answer) => answer !== undefined && 'no' in answer) ??
    answers.find((answer) => answer !== undefined) ??
    namesNoSource(policy, source) ??
    namesNoAccount(policy, source, principal, accountId)
  );
};
