import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'public-endpoint-of-vpc-only-zone';

testSuite(id, (test) => {
  test('only a VPC', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
zones:
  - id: 0a1b2c3d4e5f60718293a4b5c6d7e8f9
    name: workload
    addresses:
      - { type: vpc, value: 'crn:v1:bluemix:public:is:us-south:a/791f5fb10986423e97aa8512f18b7e65::vpc:r006-1db73eed' }
network_rules:
  - description: keys from the workload
    enforcement_mode: enabled
    contexts:
      - attributes:
          - { name: networkZoneId, value: 0a1b2c3d4e5f60718293a4b5c6d7e8f9 }
    resources:
      - attributes: [{ name: accountId, value: 791f5fb10986423e97aa8512f18b7e65 }, { name: serviceName, value: kms }]
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/network_rules/0/contexts/0 info: the network rule `keys from the workload` lets `workload` in by every endpoint, which holds nothing but VPCs: a call from a VPC to the public endpoint comes from its public gateway and is refused; add the address of the gateway to the zone, or name the endpoints `private` in the rule',
    ]);
  });

  test('with an address', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
zones:
  - id: 0a1b2c3d4e5f60718293a4b5c6d7e8f9
    name: workload
    addresses:
      - { type: vpc, value: 'crn:v1:bluemix:public:is:us-south:a/791f5fb10986423e97aa8512f18b7e65::vpc:r006-1db73eed' }
      - { type: ipAddress, value: '198.51.100.7' }
network_rules:
  - description: keys from the workload
    enforcement_mode: enabled
    contexts:
      - attributes:
          - { name: networkZoneId, value: 0a1b2c3d4e5f60718293a4b5c6d7e8f9 }
    resources:
      - attributes: [{ name: accountId, value: 791f5fb10986423e97aa8512f18b7e65 }, { name: serviceName, value: kms }]
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
