import type { Catalogue, Ternary } from '../../catalogue/catalogue.ts';
import { remember } from '../../source/once.ts';
import { isAddress } from '../../account/model/unresolved.ts';
import type { Attribute, AttributeShape, Condition, Policy, Target, TargetShape } from '../../account/model/policy.ts';
import { isPlaceholder } from '../../source/placeholder.ts';
import { isUnknown, type Unknown } from '../../source/unknown.ts';
import { takesAnyValue } from './attribute.ts';
import { plainValue, selectorWritten, serviceSelectors, type ManyServices } from './selector.ts';
import { holdsWildcard, matchesPattern } from './wildcard.ts';

type Part = Pick<Policy, 'target' | 'condition'>;

const sameList = <Item>(one: readonly Item[], other: readonly Item[], same: (one: Item, other: Item) => boolean) =>
  one.length === other.length &&
  one.every((item, index) => {
    const its = other[index];
    return its !== undefined && same(item, its);
  });

const sameText = (one: string, other: string): boolean => one === other;

const sameValue = (one: Attribute['value'], other: Attribute['value']): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  if (isUnknown(one)) return isUnknown(other) && one.unknown === other.unknown;
  return !isUnknown(other) && sameList(one, other, sameText);
};

const alike = (one: Attribute, other: Attribute): boolean =>
  one.operator === other.operator && !isUnknown(one.value) && sameValue(one.value, other.value);

const sameCondition = (one: Condition, other: Condition): boolean => {
  if ('join' in one) return 'join' in other && one.join === other.join && sameList(one.of, other.of, sameCondition);
  if ('join' in other) return false;
  return one.key === other.key && one.operator === other.operator && sameValue(one.value, other.value);
};

/** The exact values an attribute admits; undefined where it admits others as well, or where that is not known. */
const exactValues = ({ operator, value }: Attribute): readonly string[] | undefined => {
  if (isUnknown(value) || typeof value === 'boolean' || !operator.startsWith('stringEquals')) return undefined;
  const values = typeof value === 'string' ? [value] : value;
  return values.some(holdsWildcard) ? undefined : values;
};

/** Whether each value that `inner` admits is admitted by `outer`, an attribute of the same name. */
const implied = (outer: Attribute, inner: Attribute): Ternary => {
  if (alike(outer, inner)) return 'yes';
  if (isUnknown(outer.value) || isUnknown(inner.value)) return 'unknown';
  const forbids = inner.operator === 'stringExists' && String(inner.value) === 'false';
  if (takesAnyValue(outer)) return forbids ? 'no' : 'yes';
  const [wanted, given] = [exactValues(outer), exactValues(inner)];
  if (given === undefined) return wanted !== undefined && takesAnyValue(inner) ? 'no' : 'unknown';
  if (wanted !== undefined) {
    if (given.every((value) => wanted.includes(value))) return 'yes';
    return [...given, ...wanted].some(isAddress) ? 'unknown' : 'no';
  }
  if (!outer.operator.startsWith('stringMatch') || typeof outer.value === 'boolean') return 'unknown';
  const patterns = typeof outer.value === 'string' ? [outer.value] : outer.value;
  if (given.some(isAddress)) return 'unknown';
  return given.every((value) => patterns.some((pattern) => matchesPattern(pattern, value))) ? 'yes' : 'no';
};

const find = <Its extends AttributeShape>(attributes: readonly Its[], name: string): Its | undefined =>
  attributes.find((attribute) => attribute.name === name);

/** Which services a target is about: one by name, those of a selector, or something that cannot be told. */
export type Services =
  { readonly service: string } | { readonly selector: ManyServices } | 'resource groups' | 'unknown';

const readServices = ({ attributes }: TargetShape): Services => {
  const naming = attributes.filter(({ name }) => serviceSelectors.includes(name));
  const [only, ...more] = naming;
  if (more.length > 0) return 'unknown';
  if (only === undefined) {
    // A name that is to be filled in may be that of a selector.
    if (attributes.some(({ name }) => isPlaceholder(name))) return 'unknown';
    const about = find(attributes, 'resourceType');
    if (about !== undefined) return plainValue(about) === 'resource-group' ? 'resource groups' : 'unknown';
    return find(attributes, 'resourceGroupId') === undefined ? 'unknown' : { selector: 'allIamEnabled' };
  }
  const value = plainValue(only);
  if (value === undefined || holdsWildcard(value)) return 'unknown';
  if (only.name === 'serviceName') return { service: value };
  const selector = selectorWritten(`${only.name}=${value}`);
  return selector === undefined ? 'unknown' : { selector };
};

const read = new WeakMap<TargetShape, Services>();

/** Which services a target is about. A resource group alone means all services in it. Asked of one target many times. */
export const servicesOf = (target: TargetShape): Services => remember(read, target, () => readServices(target));

const alikeServices = (one: Exclude<Services, 'unknown'>, other: Exclude<Services, 'unknown'>): boolean => {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  if ('service' in one) return 'service' in other && one.service === other.service;
  return 'selector' in other && one.selector === other.selector;
};

const servicesWithin = (outer: Target, inner: Target, catalogue: Catalogue): Ternary => {
  const [wide, narrow] = [servicesOf(outer), servicesOf(inner)];
  if (narrow === 'unknown' || wide === 'unknown') {
    const [one, other] = [outer, inner].map(({ attributes }) => find(attributes, 'serviceName'));
    return one !== undefined && other !== undefined ? implied(one, other) : 'unknown';
  }
  if (alikeServices(wide, narrow)) return 'yes';
  if (narrow === 'resource groups' || wide === 'resource groups') return 'no';
  if ('service' in wide) return 'no';
  if ('service' in narrow) return catalogue.service(narrow.service)?.coveredBy[wide.selector] ?? 'unknown';
  return wide.selector === 'allAccountManagement' && narrow.selector === 'iamAccountManagement' ? 'yes' : 'no';
};

/** A target that does not mention what the other requires is wider, unless everything it covers has that anyway. */
const unmentioned = (outer: Attribute, inner: Target, catalogue: Catalogue): Ternary => {
  if (isUnknown(outer.value)) return 'unknown';
  const services = servicesOf(inner);
  if (!takesAnyValue(outer) || typeof services !== 'object' || !('service' in services)) return 'no';
  const { name } = outer;
  const has = catalogue.service(services.service)?.attributes;
  return (name === 'resourceGroupId' || name === 'region' || name === 'serviceInstance') && has?.[name] === 'yes'
    ? 'yes'
    : 'unknown';
};

const conditionWithin = (outer: Condition | Unknown | undefined, inner: Condition | Unknown | undefined): Ternary => {
  if (outer === undefined) return 'yes';
  if (inner === undefined || isUnknown(outer) || isUnknown(inner)) return 'unknown';
  return sameCondition(outer, inner) ? 'yes' : 'unknown';
};

/**
 * Whether everything that one policy's target covers, whenever it does, is covered by another's as well. Two policies of
 * one account are meant: an account that either does not name is that.
 */
export const contains = (outer: Part, inner: Part, catalogue: Catalogue): Ternary => {
  if (isUnknown(outer.target) || isUnknown(inner.target)) return 'unknown';
  const { target } = inner;
  const services = servicesWithin(outer.target, target, catalogue);
  if (services === 'no') return 'no';
  let open = services === 'unknown';
  for (const attribute of outer.target.attributes) {
    if (serviceSelectors.includes(attribute.name)) continue;
    const given = find(target.attributes, attribute.name);
    if (given === undefined && attribute.name === 'accountId') continue;
    const answer = given === undefined ? unmentioned(attribute, target, catalogue) : implied(attribute, given);
    if (answer === 'no') return 'no';
    open ||= answer === 'unknown';
  }
  for (const tag of outer.target.tags) {
    const given = find(target.tags, tag.name);
    const answer = given === undefined ? 'no' : implied(tag, given);
    if (answer === 'no') return 'no';
    open ||= answer === 'unknown';
  }
  return open ? 'unknown' : conditionWithin(outer.condition, inner.condition);
};
