import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { declaredIn } from '../declared-in.ts';

/** Blocks of a resource as JSON has them, each one mapping; in HCL each is a block. */
const cases: readonly (readonly [type: string, blocks: object])[] = [
  ['ibm_iam_user_policy', { resources: { service: 'kms', attributes: { vpcId: 'x' } } }],
  ['ibm_iam_service_policy', { resource_attributes: { name: 'serviceName', value: 'kms' } }],
  ['ibm_iam_access_group_policy', { resource_tags: { name: 'env', value: 'prod' } }],
  [
    'ibm_iam_trusted_profile_policy',
    { rule_conditions: { operator: 'or', conditions: { key: 'k', operator: 'timeLessThan', value: ['09:00'] } } },
  ],
  [
    'ibm_iam_authorization_policy',
    { subject_attributes: { name: 'serviceName', value: 'kms' }, resource_attributes: { name: 'region', value: 'x' } },
  ],
  ['ibm_iam_access_group_dynamic_rule', { conditions: { claim: 'c', operator: 'EQUALS', value: '"x"' } }],
  ['ibm_iam_trusted_profile_claim_rule', { conditions: { claim: 'c', operator: 'EQUALS', value: '"x"' } }],
  ['ibm_iam_trusted_profile_link', { link: { crn: 'crn', namespace: 'ns' } }],
  [
    'ibm_iam_account_settings',
    { user_mfa: { iam_id: 'IBMid-1', mfa: 'NONE' }, restrict_user_domains: { realm_id: 'IBMid' } },
  ],
  [
    'ibm_cbr_zone',
    { addresses: { type: 'serviceRef', ref: { service_name: 'kms' } }, excluded: { type: 'ipAddress' } },
  ],
  ['ibm_cbr_zone_addresses', { addresses: { type: 'serviceRef', ref: { service_name: 'kms' } } }],
  [
    'ibm_cbr_rule',
    {
      contexts: { attributes: { name: 'networkZoneId', value: 'z' } },
      resources: { attributes: { name: 'serviceName', value: 'kms' }, tags: { name: 'env', value: 'prod' } },
      operations: { api_types: { api_type_id: 'x' } },
    },
  ],
  ['ibm_sm_iam_credentials_secret', { rotation: { auto_rotate: true, interval: 1, unit: 'day' } }],
];

/** Arguments that are maps: they have an equals sign in HCL. */
const maps = new Set(['attributes of resources in ibm_iam_user_policy']);

const isBlock = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hcl = (type: string, within: string, content: object): string =>
  Object.entries(content)
    .map(([name, value]) =>
      isBlock(value) && !maps.has(`${name} of ${within} in ${type}`)
        ? `${name} {\n${hcl(type, name, value)}\n}`
        : `${name} = ${JSON.stringify(value)}`,
    )
    .join('\n');

testSuite('blocks of resources', (test) => {
  for (const [type, blocks] of cases) {
    test(`${type}: blocks are the same in HCL and in JSON`, async () => {
      const inHcl = await declaredIn({ 'a.tf': `resource "${type}" "x" {\n${hcl(type, '', blocks)}\n}\n` });
      const inJson = await declaredIn({ 'a.tf.json': JSON.stringify({ resource: { [type]: { x: blocks } } }) });
      assert.equal(inJson, inHcl);
      assert.ok(Object.values(inHcl).length === 1);
    });
  }
});
