import { get, isList, isObject, textAt, type Json } from '../../source/json.ts';

const planned = ['planned_values', 'resource_changes', 'prior_state', 'configuration', 'output_changes'];

/** `terraform show -json` without a state prints its versions and nothing else. */
const bare = new Set(['format_version', 'terraform_version']);

/**
 * What Terraform or OpenTofu wrote here: a plan, or a state (of `terraform show -json`, or a raw `.tfstate`); undefined
 * where it was something else.
 */
export const isTerraformJson = (value: Json): 'plan' | 'state' | undefined => {
  if (!isObject(value)) return undefined;
  if (textAt(value, 'format_version') !== undefined) {
    if (planned.some((key) => get(value, key) !== undefined)) return 'plan';
    const isBare = Object.keys(value).every((key) => bare.has(key));
    return isObject(get(value, 'values')) || isBare ? 'state' : undefined;
  }
  const isRaw = ['resources', 'modules'].some((key) => isList(get(value, key)));
  return isRaw && textAt(value, 'terraform_version') !== undefined ? 'state' : undefined;
};
