import type { Service } from '../../catalogue/catalogue.ts';
import type { Attribute, AttributeShape, Policy, Target } from '../../account/model/policy.ts';
import { isPlaceholder } from '../../source/placeholder.ts';
import { isUnknown } from '../../source/unknown.ts';
import { admits } from './attribute.ts';
import { dependsOn, no, yes, type Answer } from './answer.ts';
import type { Resource } from './question.ts';

/** The selectors for many services. */
export type ManyServices = keyof Service['coveredBy'];

/** Which of the selectors for many services a target uses, if any. */
export type Selector = ManyServices | undefined;

/** The attributes that name the services of a target. */
export const serviceSelectors: readonly string[] = ['serviceName', 'serviceType', 'service_group_id'];

/** How a target writes each of them: `iam-mng-access.md` and `iam-account_management.md` of ibm-cloud-docs/account. */
export const selectorTexts: Readonly<Record<ManyServices, string>> = {
  allIamEnabled: 'serviceType=service',
  allAccountManagement: 'serviceType=platform_service',
  iamAccountManagement: 'service_group_id=IAM',
};

export const manyServices: readonly ManyServices[] = ['allIamEnabled', 'allAccountManagement', 'iamAccountManagement'];

/** The selector for many services that is written so: attribute, `=` and value. */
export const selectorWritten = (text: string): Selector =>
  manyServices.find((selector) => selectorTexts[selector] === text);

/** Whether a target's services include one, and the selector by which it may do so. */
export interface Selection {
  /** `no` gives no reason where the target speaks of another service, so that nobody thought it meant this one. */
  readonly includes: Answer;
  readonly selector: Selector;
}

/** The value of an attribute where it is one text, meant exactly. */
export const plainValue = ({ operator, value }: AttributeShape): string | undefined =>
  operator === 'stringEquals' && typeof value === 'string' ? value : undefined;

/** A policy whose target is held against one service. */
interface Question {
  readonly policy: Policy;
  readonly resource: Resource;
  /** What the catalogue knows of the service. */
  readonly service: Service | undefined;
}

/** What is answered where nothing documents whether a target includes the service. */
const undocumented = ({ policy, resource }: Question, text: string): Answer => {
  const named = text.includes('=') ? `\`${text}\`` : text;
  return dependsOn({ kind: 'undocumented', policy, what: `whether ${named} covers \`${resource.service}\`` });
};

/** What is answered where a selector for many services leaves this one out: somebody may have thought that it includes it. */
const leftOut = ({ resource }: Question, text: string): Answer =>
  no({ kind: 'selector', selector: text, service: resource.service });

const byManyServices = (question: Question, selector: ManyServices, text: string): Selection => {
  const includes = question.service?.coveredBy[selector] ?? 'unknown';
  if (includes === 'yes') return { includes: yes(), selector };
  return { includes: includes === 'no' ? leftOut(question, text) : undocumented(question, text), selector };
};

const byName = (question: Question, attribute: Attribute, text: string): Answer => {
  const { service } = question.resource;
  const answer = admits(attribute, { is: service });
  if (answer.is === 'yes') return answer;
  // IAM's names of services are in lower case; what it makes of any other spelling, nothing says.
  const inOtherCase = plainValue(attribute)?.trim().toLowerCase() === service;
  return answer.is === 'no' && !inOtherCase ? no() : undocumented(question, text);
};

/** Of several selectors, one that includes the service is enough. */
const byAnyOf = (question: Question, attribute: Attribute, values: readonly string[]): Selection | undefined => {
  const each = values.map((value) => bySelector(question, { ...attribute, operator: 'stringEquals', value }));
  return (
    each.find(({ includes }) => includes.is === 'yes') ??
    each.find(({ includes }) => includes.is === 'unknown') ??
    each[0]
  );
};

const bySelector = (question: Question, attribute: Attribute): Selection => {
  const { name, value } = attribute;
  if (isUnknown(value)) {
    const { policy } = question;
    return { includes: dependsOn({ kind: 'value', policy, why: value.unknown }), selector: undefined };
  }
  const plain = plainValue(attribute);
  if (plain !== undefined && isPlaceholder(plain)) {
    const why = `\`${name}\` is to be filled in: \`${plain}\``;
    return { includes: dependsOn({ kind: 'value', policy: question.policy, why }), selector: undefined };
  }
  const text = `${name}=${plain ?? '…'}`;
  if (name === 'serviceName') return { includes: byName(question, attribute, text), selector: undefined };
  if (attribute.operator === 'stringEqualsAnyOf' && typeof value === 'object') {
    const selection = byAnyOf(question, attribute, value);
    if (selection !== undefined) return selection;
  }
  const selector = selectorWritten(text);
  if (selector !== undefined) return byManyServices(question, selector, text);
  // `platform-service` stands in IBM's own examples; as `serviceType` IAM knows the two values above only.
  const isNone = name === 'serviceType' && plain !== undefined;
  return { includes: isNone ? leftOut(question, text) : undocumented(question, text), selector: undefined };
};

/** What a target includes that names its services by no selector. */
const withoutSelector = (question: Question, { attributes }: Target): Selection => {
  const unnamed = attributes.find(({ name }) => isPlaceholder(name));
  if (unnamed !== undefined) {
    const why = `the name of an attribute is to be filled in: \`${unnamed.name}\``;
    return { includes: dependsOn({ kind: 'value', policy: question.policy, why }), selector: undefined };
  }
  const about = attributes.find(({ name }) => name === 'resourceType');
  // A policy on resource groups themselves covers what is in none of them.
  if (about !== undefined && plainValue(about) === 'resource-group') return { includes: no(), selector: undefined };
  const group = attributes.find(({ name }) => name === 'resourceGroupId');
  return group === undefined
    ? { includes: undocumented(question, 'a target that names no service'), selector: undefined }
    : byManyServices(question, 'allIamEnabled', `resourceGroupId=${plainValue(group) ?? '…'}`);
};

/** Whether the services of a target include that of a resource. */
export const select = (policy: Policy, target: Target, resource: Resource, service: Service | undefined): Selection => {
  const question = { policy, resource, service };
  const selections = target.attributes
    .filter(({ name }) => serviceSelectors.includes(name))
    .map((attribute) => bySelector(question, attribute));
  // IAM takes one selector: of several, one that decides the answer speaks for all.
  return (
    selections.find(({ includes }) => includes.is === 'no') ??
    selections.find(({ includes }) => includes.is === 'unknown') ??
    selections[0] ??
    withoutSelector(question, target)
  );
};
