import type { Value } from '../../declared/declared.ts';
import { isMapping } from '../../declared/declared.ts';
import type { Attribute, Target } from '../../model/policy.ts';
import { isAddress } from '../../model/open.ts';
import { isUnknown, unknown, type Unknown } from '../../model/unknown.ts';
import { idFrom, type Scope } from './scope.ts';
import { blocksIn, flagIn, textIn, valueIn, type Values } from './values.ts';

/** Arguments of a `resources` block, and the attributes of IAM that the provider makes of them. */
const names: readonly (readonly [argument: string, attribute: string])[] = [
  ['service', 'serviceName'],
  ['service_type', 'serviceType'],
  ['service_group_id', 'service_group_id'],
  ['resource_instance_id', 'serviceInstance'],
  ['resource_group_id', 'resourceGroupId'],
  ['region', 'region'],
  ['resource_type', 'resourceType'],
  ['resource', 'resource'],
];

const selectors = new Set(['serviceName', 'serviceType', 'service_group_id']);

const openness = (value: Value | undefined): string => (isUnknown(value) ? value.unknown : 'it is an address');

/** An attribute as IAM keeps it: a bare `*` becomes "any". Undefined for an argument that is left out. */
export const attributeOf = (
  name: string,
  value: Value | undefined,
  operator: string,
  scope: Scope,
): Attribute | undefined => {
  const id = idFrom(value === '' ? undefined : value, scope);
  if (id === undefined) return undefined;
  // Which services are meant has to be known: that a value is equal to itself says nothing of it.
  if (selectors.has(name) && !isUnknown(id) && isAddress(id)) {
    return { name, operator, value: unknown(`which services are meant is not known: ${openness(value)}`) };
  }
  if (id === '*' && operator === 'stringEquals' && !selectors.has(name)) {
    return { name, operator: 'stringExists', value: true };
  }
  return { name, operator, value: id };
};

const only = (attributes: readonly (Attribute | undefined)[]): readonly Attribute[] =>
  attributes.filter((attribute) => attribute !== undefined);

const inBlock = (block: Values, scope: Scope): readonly Attribute[] | Unknown => {
  const named = only(
    names.map(([argument, name]) => attributeOf(name, valueIn(block, argument), 'stringEquals', scope)),
  );
  const more = valueIn(block, 'attributes');
  if (isUnknown(more)) return more;
  if (!isMapping(more)) return named;
  // The provider leaves an attribute alone that an argument gave already.
  const free = [...more].filter(([name]) => !named.some((one) => one.name === name));
  return [...named, ...only(free.map(([name, value]) => attributeOf(name, value, 'stringEquals', scope)))];
};

/** Blocks of `name`, `value` and `operator`. */
export const namedAttributes = (values: Values, blocks: string, scope: Scope): readonly Attribute[] | Unknown => {
  const found = blocksIn(values, blocks);
  if (isUnknown(found)) return found;
  const attributes: Attribute[] = [];
  for (const block of found) {
    const name = textIn(block, 'name');
    const operator = textIn(block, 'operator') ?? 'stringEquals';
    if (isUnknown(name)) return name;
    if (isUnknown(operator)) return operator;
    const attribute = attributeOf(name ?? '', valueIn(block, 'value'), operator, scope);
    if (attribute !== undefined) attributes.push(attribute);
  }
  return attributes;
};

/** Tags; where they are not known, one that nobody can tell stands for them. */
const tagsOf = (values: Values, scope: Scope): readonly Attribute[] => {
  const tags = namedAttributes(values, 'resource_tags', scope);
  return isUnknown(tags) ? [{ name: 'a tag', operator: 'stringEquals', value: tags }] : tags;
};

/** The target of a policy, from whichever of the ways to write it is used. None at all means all IAM-enabled services. */
export const targetOf = (values: Values, scope: Scope): Target | Unknown => {
  const blocks = blocksIn(values, 'resources');
  if (isUnknown(blocks)) return blocks;
  const attributes: Attribute[] = [];
  for (const part of [
    ...blocks.map((block) => inBlock(block, scope)),
    namedAttributes(values, 'resource_attributes', scope),
  ]) {
    if (isUnknown(part)) return part;
    attributes.push(...part);
  }
  const management = flagIn(values, 'account_management');
  if (isUnknown(management)) {
    if (attributes.length === 0)
      return unknown(`whether it is for account management is not known: ${management.unknown}`);
  } else if (management === true) {
    attributes.push({ name: 'serviceType', operator: 'stringEquals', value: 'platform_service' });
  }
  const tags = tagsOf(values, scope);
  return {
    attributes:
      attributes.length > 0 ? attributes : [{ name: 'serviceType', operator: 'stringEquals', value: 'service' }],
    tags,
  };
};
