import type { Repair } from '../finding/finding.ts';
import type { Account } from '../account/model/account.ts';
import { isAddress } from '../account/model/unresolved.ts';
import { attributePath, type AccessPolicy, type Attribute, type Policy } from '../account/model/policy.ts';
import { isUnknown } from '../source/unknown.ts';
import { below, type Origin, type Path } from '../source/place.ts';
import { foundIn, type Found } from './shape.ts';
import { hclString } from './repair/quote.ts';

/** What is found of the policies and authorizations of an account that are not deleted; `find` as `foundIn` has it. */
export function* grantsWith<What>(
  { policies, authorizations }: Account,
  find: (policy: Policy) => What | undefined,
): Iterable<Found<Policy, What>> {
  yield* foundIn(policies, find);
  yield* foundIn(authorizations, find);
}

/** The policies that are `wanted`, not deleted, and no authorizations: asked of one policy of each mould, see `foundIn`. */
export function* policiesOf({ policies }: Account, wanted: (policy: AccessPolicy) => boolean): Iterable<AccessPolicy> {
  for (const { policy } of foundIn(policies, (one) => wanted(one) || undefined)) yield policy;
}

/** The policies and authorizations that are `wanted`, or all; not deleted, and asked as `policiesOf` asks. */
export function* grantsOf(account: Account, wanted?: (policy: Policy) => boolean): Iterable<Policy> {
  if (wanted !== undefined) {
    for (const { policy } of grantsWith(account, (one) => wanted(one) || undefined)) yield policy;
    return;
  }
  for (const list of [account.policies, account.authorizations]) {
    for (const policy of list) if (!policy.deleted) yield policy;
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

/** The attributes of targets that are `wanted`; asked as `grantsOf` asks. */
export function* attributesWhere(
  account: Account,
  wanted: (attribute: Attribute) => boolean,
): Iterable<GrantAttribute> {
  for (const policy of grantsOf(account, (one) => attributesOf(one).some(wanted))) {
    for (const [index, attribute] of attributesOf(policy).entries()) {
      if (wanted(attribute)) yield { policy, attribute, index };
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
  const { version, each } = layout;
  const at = attributePath(layout, index);
  if (each?.attributes[index] !== undefined) return below(origin, ...partAt(at, part));
  return version === undefined ? below(origin, ...at) : below(origin, ...at, partsOf[version][part]);
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
