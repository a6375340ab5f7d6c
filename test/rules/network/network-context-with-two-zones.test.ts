import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'network-context-with-two-zones';

testSuite(id, (test) => {
  test('twice', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
network_rules:
  - description: keys from the workload
    enforcement_mode: enabled
    contexts:
      - attributes:
          - { name: networkZoneId, value: 0a1b2c3d4e5f60718293a4b5c6d7e8f9 }
          - { name: networkZoneId, value: ffffffffffffffffffffffffffffffff }
    resources:
      - attributes: [{ name: accountId, value: 791f5fb10986423e97aa8512f18b7e65 }, { name: serviceName, value: kms }]
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/network_rules/0/contexts/0 error: a context of the network rule `keys from the workload` names `networkZoneId` twice, which is refused as `duplicate_context_attribute`: write the values into one attribute, with commas between them, or make a context for each',
    ]);
  });

  test('once', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
network_rules:
  - description: keys from the workload
    enforcement_mode: enabled
    contexts:
      - attributes:
          - { name: networkZoneId, value: 0a1b2c3d4e5f60718293a4b5c6d7e8f9 }
          - { name: endpointType, value: public }
    resources:
      - attributes: [{ name: accountId, value: 791f5fb10986423e97aa8512f18b7e65 }, { name: serviceName, value: kms }]
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
