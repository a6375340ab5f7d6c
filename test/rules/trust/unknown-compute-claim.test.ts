import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'unknown-compute-claim';

testSuite(id, (test) => {
  test('of another type, and a slip', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
trusted_profiles:
  - id: Profile-5f1a9e3c-83d2-4b3c-8a26-1f0b4c1d2e3f
    name: deployers
    rules:
      - type: Profile-CR
        cr_type: IKS_SA
        conditions:
          - { claim: vpc_id, operator: EQUALS, value: '"a"' }
          - { claim: namespaces, operator: EQUALS, value: '"a"' }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/rules/0/conditions/0/claim error: compute resources of type `IKS_SA` do not say `vpc_id`, which belongs to another type: none meets the rule of the trusted profile `deployers`; they say `resource_group_id`, `resource_group_name`, `service_instance`, `location`, `namespace`, `name`, `pod`',
      '/trusted_profiles/0/rules/0/conditions/1/claim error: compute resources of type `IKS_SA` do not say `namespaces`, so that none meets the rule of the trusted profile `deployers`: did you mean `namespace`?',
      '  edit: namespace',
    ]);
  });

  test('its own', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
trusted_profiles:
  - id: Profile-5f1a9e3c-83d2-4b3c-8a26-1f0b4c1d2e3f
    name: deployers
    rules:
      - type: Profile-CR
        cr_type: IKS_SA
        conditions:
          - { claim: pod, operator: EQUALS, value: '"a"' }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
