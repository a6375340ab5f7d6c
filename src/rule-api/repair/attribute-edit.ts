import { hcl, hclReference, inLines, json, jsonValue, yaml, type Snippet } from '../../snippet/snippet.ts';
import type { Attribute, Policy } from '../../account/model/policy.ts';
import type { Repair } from '../../finding/finding.ts';
import { isUnknown } from '../../source/unknown.ts';
import { attributeParts, attributePlace } from '../policy-places.ts';
import { below, expressionAt, placeGiven } from '../../source/place.ts';
import { assignment, correction, entry, isJson, isTerraform, overwriting } from './form.ts';

/** Arguments of Terraform's `resources` block, by the attributes they stand for. */
export const inTerraform: ReadonlyMap<string, string> = new Map([
  ['serviceName', 'service'],
  ['serviceType', 'service_type'],
  ['serviceInstance', 'resource_instance_id'],
  ['resourceGroupId', 'resource_group_id'],
  ['resourceType', 'resource_type'],
]);

/** Operators by the keys that setups have for them. */
const short: ReadonlyMap<string, string> = new Map([
  ['stringMatch', 'match'],
  ['stringExists', 'exists'],
  ['stringEqualsAnyOf', 'any_of'],
  ['stringMatchAnyOf', 'match_any_of'],
]);

const inSetup = ({ operator, value }: Attribute): Snippet => {
  const key = short.get(operator);
  if (key !== undefined) return yaml`{ ${key}: ${jsonValue(value)} }`;
  return typeof value === 'string' ? yaml`${value}` : jsonValue(value);
};

/** The whole target as blocks, the only form that has operators; undefined where a value of it is not known. */
const asBlocks = ({ target }: Policy, index: number, attribute: Attribute): Snippet | undefined => {
  if (isUnknown(target)) return undefined;
  const all = target.attributes.map((one, nth) => (nth === index ? attribute : one));
  const blocks = all.map(({ name, operator, value }) => {
    if (typeof value !== 'string' && value !== true) return [];
    const text = typeof value === 'string' ? value : 'true';
    const block =
      operator === 'stringEquals'
        ? [hcl`  name  = ${name}`, hcl`  value = ${text}`]
        : [hcl`  name     = ${name}`, hcl`  value    = ${text}`, hcl`  operator = ${operator}`];
    return [hcl`resource_attributes {`, ...block, hcl`}`];
  });
  return blocks.some((lines) => lines.length === 0) ? undefined : inLines(blocks.flat());
};

const inCode = (policy: Policy, index: number, attribute: Attribute): readonly Repair[] => {
  const { name, operator, value } = attribute;
  const place = attributePlace(policy, index);
  const last = place.path.at(-1);
  const before = isUnknown(policy.target) ? undefined : policy.target.attributes[index]?.operator;
  if (last === 'value' && before !== operator) return [{ kind: 'terraform', text: hcl`operator = ${operator}` }];
  if (operator !== 'stringEquals') {
    const text = policy.type === 'access' ? asBlocks(policy, index, attribute) : undefined;
    const [written = place] = ['resources', 'resource_attributes']
      .map((blocks) => below(policy.origin, blocks))
      .filter((one) => expressionAt(one) !== undefined);
    return text === undefined ? [] : [overwriting(written, text, placeGiven(place))];
  }
  if (typeof value !== 'string') return [];
  // In a block that has the attribute's name beside its value, and in a map of attributes.
  if (last === 'value' || last === name) return [correction(place, value)];
  const argument = policy.type === 'access' ? hclReference(inTerraform.get(name) ?? name) : undefined;
  return argument === undefined ? [correction(place, value)] : [assignment(place, argument, hcl`${value}`)];
};

/** An attribute as the policy it is for would write it, as a repair; none for what its form cannot say. */
export const attributeEdit = (policy: Policy, index: number, attribute: Attribute): readonly Repair[] => {
  const { name, operator, value } = attribute;
  const { layout, address } = policy;
  if (layout.version !== undefined) {
    const key = attributeParts[layout.version].name;
    return [{ kind: 'edit', text: json`{ ${key}: ${name}, "operator": ${operator}, "value": ${jsonValue(value)} }` }];
  }
  const place = attributePlace(policy, index);
  if (isTerraform(place)) return inCode(policy, index, attribute);
  if (address !== undefined)
    return operator === 'stringEquals' && typeof value === 'string' ? [correction(place, value)] : [];
  const key = layout.each?.attributes[index]?.at(-1) ?? name;
  if (isJson(place) && !isUnknown(value)) {
    const other = short.get(operator);
    return [entry(place, String(key), other === undefined ? value : { [other]: value })];
  }
  return [{ kind: 'edit', text: yaml`${String(key)}: ${inSetup(attribute)}` }];
};
