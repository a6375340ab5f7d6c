import type { Repair } from '../finding/finding.ts';
import type { Account } from '../model/account.ts';
import type { Attribute, Policy } from '../model/policy.ts';
import { isAddress } from '../model/open.ts';
import { isUnknown } from '../model/unknown.ts';
import { below, type Origin, type Path } from '../source/place.ts';
import { hclString } from './quote.ts';

/**
 * Every policy and authorization of an account that is not deleted, and is `wanted`. To say so spares a rule that is about
 * few policies most of its time: this loop runs for all rules, and is soon compiled.
 */
export function* grantsOf(
  { policies, authorizations }: Account,
  wanted: (policy: Policy) => boolean = () => true,
): Iterable<Policy> {
  for (const list of [policies, authorizations]) {
    for (let index = 0; index < list.length; index += 1) {
      const policy = list[index];
      if (policy !== undefined && !policy.deleted && wanted(policy)) yield policy;
    }
  }
}

/** True for a policy that holds at some times, or for some resources, only. */
export const isConditional = ({ condition }: Policy): boolean => condition !== undefined;

/** An attribute of a policy's target. */
export interface GrantAttribute {
  readonly policy: Policy;
  readonly attribute: Attribute;
  readonly index: number;
}

/**
 * The attributes of targets that are `wanted`, which must follow from the attribute alone: one that the policy before has
 * in the same place, the same object, is not looked at again.
 */
export function* attributesWhere(
  account: Account,
  wanted: (attribute: Attribute) => boolean,
): Iterable<GrantAttribute> {
  const unwanted: (Attribute | undefined)[] = [];
  for (const policy of grantsOf(account)) {
    const attributes = attributesOf(policy);
    for (let index = 0; index < attributes.length; index += 1) {
      const attribute = attributes[index];
      if (attribute === undefined || attribute === unwanted[index]) continue;
      if (wanted(attribute)) yield { policy, attribute, index };
      else unwanted[index] = attribute;
    }
  }
}

/** True for a policy IAM has already: whatever it refuses, it did not refuse this. */
export const exists = ({ id }: Policy): boolean => id !== undefined;

/** The attributes of a target as far as they are known, also where one occurs twice. */
export const attributesOf = ({ target, notes }: Policy): readonly Attribute[] =>
  isUnknown(target) ? (notes?.target ?? []) : target.attributes;

const nothing: readonly string[] = [];

/** The texts an attribute is held against; none where the value is not known, or no text. */
export const textsIn = ({ value }: Attribute): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'boolean' || isUnknown(value) ? nothing : value;
};

/** The one text an attribute has to equal; undefined for other operators, and where an address stands for the text. */
export const plainValue = ({ operator, value }: Attribute): string | undefined =>
  operator === 'stringEquals' && typeof value === 'string' && !isAddress(value) ? value : undefined;

const partsOf: Readonly<Record<1 | 2, Readonly<Record<'name' | 'value' | 'operator', string>>>> = {
  1: { name: 'name', value: 'value', operator: 'operator' },
  2: { name: 'key', value: 'value', operator: 'operator' },
};

/** In a block that names its attribute beside the value, where a part stands of which the path of the value is known. */
const partAt = (value: Path, part: 'name' | 'value' | 'operator'): Path =>
  typeof value.at(-2) === 'number' && value.at(-1) === 'value' ? [...value.slice(0, -1), part] : value;

/** Where an attribute of the target stands, and in a policy of the API one part of it. */
export const attributePlace = (
  { origin, layout }: Policy,
  index: number,
  part: 'name' | 'value' | 'operator' = 'value',
): Origin => {
  const { version, each, attributes } = layout;
  const at = each?.attributes[index];
  if (at !== undefined) return below(origin, ...partAt(at, part));
  return version === undefined
    ? below(origin, ...attributes)
    : below(origin, ...attributes, index, partsOf[version][part]);
};

/** Where a tag of the target stands. */
export const tagPlace = ({ origin, layout }: Policy, index: number): Origin => {
  const at = layout.each?.tags[index];
  if (at !== undefined) return below(origin, ...at);
  return layout.version === undefined
    ? below(origin, ...layout.attributes)
    : below(origin, ...layout.attributes.slice(0, -1), 'tags', index);
};

/** Where the target as a whole stands. */
export const targetPlace = ({ origin, layout, address }: Policy): Origin =>
  layout.each === undefined || address !== undefined ? below(origin, ...layout.attributes) : origin;

/** Where an attribute of the subject stands in a policy of the API; the subject itself in other forms. */
export const subjectPlace = ({ origin, layout }: Policy, index?: number, part: 'name' | 'value' = 'value'): Origin =>
  index === undefined || layout.version === undefined
    ? below(origin, ...layout.subject)
    : below(origin, ...layout.subject, index, partsOf[layout.version][part]);

/** Where the roles of a policy stand, all of them. */
export const rolesPlace = ({ origin, layout }: Policy): Origin => below(origin, ...layout.roles);

/** Where a role stands: its CRN in a policy of the API, the name in other forms. */
export const rolePlace = ({ origin, layout }: Policy, index: number): Origin =>
  layout.version === undefined
    ? below(origin, ...layout.roles, index)
    : below(origin, ...layout.roles, index, 'role_id');

/** Arguments of Terraform's `resources` block, by the attributes they stand for. */
const inTerraform: ReadonlyMap<string, string> = new Map([
  ['serviceName', 'service'],
  ['serviceType', 'service_type'],
  ['serviceInstance', 'resource_instance_id'],
  ['resourceGroupId', 'resource_group_id'],
  ['resourceType', 'resource_type'],
]);

const plain = /^[\w.-]+$/;

/** An attribute as the policy it is for would write it, as a repair. */
export const attributeEdit = (
  { layout, address, type }: Policy,
  index: number,
  { name, operator, value }: Attribute,
): Repair => {
  const written = JSON.stringify(value);
  if (layout.version !== undefined) {
    const key = JSON.stringify(partsOf[layout.version].name);
    const text = `{ ${key}: ${JSON.stringify(name)}, "operator": ${JSON.stringify(operator)}, "value": ${written} }`;
    return { kind: 'edit', text };
  }
  if (address !== undefined && type === 'access' && typeof value === 'string' && !address.includes(':')) {
    return { kind: 'terraform', text: `${inTerraform.get(name) ?? name} = ${hclString(value)}` };
  }
  const short = (address === undefined ? layout.each?.attributes[index]?.at(-1) : undefined) ?? name;
  return { kind: 'edit', text: `${short}: ${typeof value === 'string' && plain.test(value) ? value : written}` };
};
