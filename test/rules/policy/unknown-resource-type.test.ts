import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'unknown-resource-type';

testSuite(id, (test) => {
  test('an underscore and a capital letter', async () => {
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
        - { key: serviceName, operator: stringEquals, value: secrets-manager }
        - { key: resourceType, operator: stringEquals, value: secret_group }
  - type: access
    subjects:
      - attributes:
          - { name: access_group_id, value: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c }
    roles:
      - role_id: 'crn:v1:bluemix:public:iam::::role:Viewer'
    resources:
      - attributes:
          - { name: accountId, value: 791f5fb10986423e97aa8512f18b7e65 }
          - { name: serviceName, value: cloud-object-storage }
          - { name: resourceType, value: Bucket }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/value error: `secret_group` is no type of resource here, and types are compared letter by letter: the policy grants nothing; write `secret-group`',
      '  edit: { "key": "resourceType", "operator": "stringEquals", "value": "secret-group" }',
      '/policies/1/resources/0/attributes/2/value error: `Bucket` is no type of resource here, and types are compared letter by letter: the policy grants nothing; write `bucket`',
      '  edit: { "name": "resourceType", "operator": "stringEquals", "value": "bucket" }',
    ]);
  });

  test('as it is', async () => {
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
        - { key: resourceType, operator: stringEquals, value: key }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
