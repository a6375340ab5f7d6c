import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'network-rule-on-secret-group';

testSuite(id, (test) => {
  test('a manager of the instance', async () => {
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
          - role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Manager'
    resource:
      attributes:
        - { key: accountId, operator: stringEquals, value: 791f5fb10986423e97aa8512f18b7e65 }
        - { key: serviceName, operator: stringEquals, value: secrets-manager }
        - { key: serviceInstance, operator: stringEquals, value: 927fb8ae-1ddd-4483-a21f-7d3c0fc81234 }
network_rules:
  - description: keys from the workload
    enforcement_mode: enabled
    contexts:
      - attributes:
          - { name: networkZoneId, value: 0a1b2c3d4e5f60718293a4b5c6d7e8f9 }
    resources:
      - attributes: [{ name: accountId, value: 791f5fb10986423e97aa8512f18b7e65 }, { name: serviceName, value: secrets-manager }, { name: serviceInstance, value: 927fb8ae-1ddd-4483-a21f-7d3c0fc81234 }, { name: resourceType, value: secret-group }, { name: resource, value: 0b5571f7-21e6-42b7-91c5-3f5ac9793a46 }]
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/network_rules/0/resources warning: the network rule `keys from the workload` is on a secret group, and takes no effect on `AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c`, whose access is to the whole instance: give access to secret groups only, or put the rule on the instance',
    ]);
  });

  test('nobody', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
network_rules:
  - description: keys from the workload
    enforcement_mode: enabled
    contexts:
      - attributes:
          - { name: networkZoneId, value: 0a1b2c3d4e5f60718293a4b5c6d7e8f9 }
    resources:
      - attributes: [{ name: accountId, value: 791f5fb10986423e97aa8512f18b7e65 }, { name: serviceName, value: secrets-manager }, { name: serviceInstance, value: 927fb8ae-1ddd-4483-a21f-7d3c0fc81234 }, { name: resourceType, value: secret-group }, { name: resource, value: 0b5571f7-21e6-42b7-91c5-3f5ac9793a46 }]
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
