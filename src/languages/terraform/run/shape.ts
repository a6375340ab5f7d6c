import { isMapping, type Value } from '../../declared/declared.ts';
import { isListValue } from '../evaluate/value.ts';

const policy = ['resources', 'resource_attributes', 'resource_tags', 'rule_conditions', 'conditions'];

const template = [
  'policy',
  'subject',
  'resource',
  'attributes',
  'tags',
  'role_template_references',
  'rule_conditions',
  'conditions',
];

/**
 * The arguments that the provider has as blocks, at any level of a resource, for the resources that are read. HCL tells a
 * block from an argument; JSON, and files written for Terraform 0.11, do not. Source: documentation and schemas of the
 * provider `IBM-Cloud/ibm` as they stood from 2021 to 2026, read in November 2026.
 */
const blockNames: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ibm_iam_user_policy: policy,
    ibm_iam_service_policy: policy,
    ibm_iam_access_group_policy: policy,
    ibm_iam_trusted_profile_policy: policy,
    ibm_iam_authorization_policy: ['subject_attributes', 'resource_attributes'],
    ibm_iam_policy_template: template,
    ibm_iam_policy_template_version: template,
    ibm_iam_action_control_template: ['action_control'],
    ibm_iam_action_control_template_version: ['action_control'],
    ibm_iam_action_control_assignment: ['templates'],
    ibm_iam_access_group_dynamic_rule: ['conditions'],
    ibm_iam_trusted_profile_claim_rule: ['conditions'],
    ibm_iam_trusted_profile_link: ['link'],
    ibm_iam_account_settings: ['user_mfa', 'restrict_user_domains'],
    ibm_cbr_zone: ['addresses', 'excluded', 'ref'],
    ibm_cbr_zone_addresses: ['addresses', 'ref'],
    ibm_cbr_rule: ['contexts', 'attributes', 'resources', 'tags', 'operations', 'api_types'],
    ibm_sm_iam_credentials_secret: ['rotation'],
  }),
);

const shaped = (value: Value, names: readonly string[]): Value => {
  if (isListValue(value)) return value.map((item) => (isMapping(item) ? shaped(item, names) : item));
  if (!isMapping(value)) return value;
  return new Map(
    [...value].map(([name, inner]) => {
      if (!names.includes(name)) return [name, inner];
      return [name, shaped(isMapping(inner) ? [inner] : inner, names)];
    }),
  );
};

/** The arguments of a resource with every block as a list of mappings, however it was written. */
export const inShape = (type: string, values: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> => {
  const names = blockNames.get(type);
  const value = names === undefined ? values : shaped(values, names);
  return isMapping(value) ? value : values;
};
