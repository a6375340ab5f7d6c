import type { Attribute, Policy } from '../../account/model/policy.ts';
import type { Repair } from '../../finding/finding.ts';
import { attributeParts } from '../policy-places.ts';
import { hclString } from './quote.ts';

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
    const key = JSON.stringify(attributeParts[layout.version].name);
    const text = `{ ${key}: ${JSON.stringify(name)}, "operator": ${JSON.stringify(operator)}, "value": ${written} }`;
    return { kind: 'edit', text };
  }
  if (address !== undefined && type === 'access' && typeof value === 'string' && !address.includes(':')) {
    return { kind: 'terraform', text: `${inTerraform.get(name) ?? name} = ${hclString(value)}` };
  }
  const short = (address === undefined ? layout.each?.attributes[index]?.at(-1) : undefined) ?? name;
  return { kind: 'edit', text: `${short}: ${typeof value === 'string' && plain.test(value) ? value : written}` };
};
