import { hcl, hclReference, json, jsonValue, yaml } from '../../snippet/snippet.ts';
import type { Attribute, Policy } from '../../account/model/policy.ts';
import type { Repair } from '../../finding/finding.ts';
import { attributeParts } from '../policy-places.ts';

/** Arguments of Terraform's `resources` block, by the attributes they stand for. */
const inTerraform: ReadonlyMap<string, string> = new Map([
  ['serviceName', 'service'],
  ['serviceType', 'service_type'],
  ['serviceInstance', 'resource_instance_id'],
  ['resourceGroupId', 'resource_group_id'],
  ['resourceType', 'resource_type'],
]);

/** An attribute as the policy it is for would write it, as a repair. */
export const attributeEdit = (
  { layout, address, type }: Policy,
  index: number,
  { name, operator, value }: Attribute,
): Repair => {
  if (layout.version !== undefined) {
    const key = attributeParts[layout.version].name;
    return { kind: 'edit', text: json`{ ${key}: ${name}, "operator": ${operator}, "value": ${jsonValue(value)} }` };
  }
  if (address !== undefined && type === 'access' && typeof value === 'string' && !address.includes(':')) {
    const argument = hclReference(inTerraform.get(name) ?? name);
    if (argument !== undefined) return { kind: 'terraform', text: hcl`${argument} = ${value}` };
  }
  const short = (address === undefined ? layout.each?.attributes[index]?.at(-1) : undefined) ?? name;
  return { kind: 'edit', text: yaml`${String(short)}: ${typeof value === 'string' ? value : jsonValue(value)}` };
};
