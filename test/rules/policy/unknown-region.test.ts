import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'unknown-region';

testSuite(id, (test) => {
  test('places and spellings', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
policies:
  - type: access
    subject:
      attributes:
        - { key: access_group_id, operator: stringEquals, value: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c }
    control:
      grant:
        roles:
          - role_id: 'crn:v1:bluemix:public:iam::::role:Viewer'
    resource:
      attributes:
        - { key: accountId, operator: stringEquals, value: 791f5fb10986423e97aa8512f18b7e65 }
        - { key: serviceName, operator: stringEquals, value: kms }
        - { key: region, operator: stringEquals, value: Dallas }
  - type: access
    subjects:
      - attributes:
          - { name: access_group_id, value: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c }
    roles:
      - role_id: 'crn:v1:bluemix:public:iam::::role:Viewer'
    resources:
      - attributes:
          - { name: accountId, value: 791f5fb10986423e97aa8512f18b7e65 }
          - { name: serviceName, value: secrets-manager }
          - { name: region, value: us_east }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/value error: `Dallas` is no region, and regions are compared letter by letter: the policy grants nothing; write `us-south`',
      '  edit: { "key": "region", "operator": "stringEquals", "value": "us-south" }',
      '/policies/1/resources/0/attributes/2/value error: `us_east` is no region, and regions are compared letter by letter: the policy grants nothing; write `us-east`',
      '  edit: { "name": "region", "operator": "stringEquals", "value": "us-east" }',
    ]);
  });

  test('a region', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
policies:
  - type: access
    subject:
      attributes:
        - { key: access_group_id, operator: stringEquals, value: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c }
    control:
      grant:
        roles:
          - role_id: 'crn:v1:bluemix:public:iam::::role:Viewer'
    resource:
      attributes:
        - { key: accountId, operator: stringEquals, value: 791f5fb10986423e97aa8512f18b7e65 }
        - { key: serviceName, operator: stringEquals, value: kms }
        - { key: region, operator: stringEquals, value: eu-de }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
