import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { account, policy, policyV1, snapshot } from './policy-text.ts';

const id = 'instance-id-is-a-crn';
const crn = `crn:v1:bluemix:public:secrets-manager:eu-de:a/${account}:0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9::`;

testSuite(id, (test) => {
  test('in policies of both versions, with the GUID', async () => {
    const target = [
      ['serviceName', 'secrets-manager'],
      ['serviceInstance', crn],
    ] as const;
    assert.equal(await findingsWithRepairs(id, snapshot([policy({ target }), policyV1({ target })])), [
      `/policies/0/resource/attributes/2/value error: \`${crn}\` is the CRN of the instance, but IAM compares \`serviceInstance\` with its GUID: the policy covers nothing; write \`0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9\``,
      '  edit: { "key": "serviceInstance", "operator": "stringEquals", "value": "0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9" }',
      `/policies/1/resources/0/attributes/2/value error: \`${crn}\` is the CRN of the instance, but IAM compares \`serviceInstance\` with its GUID: the policy covers nothing; write \`0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9\``,
      '  edit: { "name": "serviceInstance", "operator": "stringEquals", "value": "0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9" }',
    ]);
  });

  test('a CRN as the value of another attribute is none of its business', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'secrets-manager'],
          ['resource', crn],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
