import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'claim-value-without-quotes';

testSuite(id, (test) => {
  test('a value without quotes', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
trusted_profiles:
  - id: Profile-5f1a9e3c-83d2-4b3c-8a26-1f0b4c1d2e3f
    name: deployers
    rules:
      - type: Profile-SAML
        realm_name: https://idp.example.com/saml
        expiration: 43200
        conditions:
          - { claim: groups, operator: CONTAINS, value: operators }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/rules/0/conditions/0/value error: `operators` is not JSON, and the trusted profile `deployers` compares `groups` with a JSON value: nobody meets it; write the quotes into the value: `"operators"`',
      '  edit: "\\"operators\\""',
    ]);
  });

  test('values with quotes, a list, a number, a placeholder', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
trusted_profiles:
  - id: Profile-5f1a9e3c-83d2-4b3c-8a26-1f0b4c1d2e3f
    name: deployers
    rules:
      - type: Profile-SAML
        realm_name: https://idp.example.com/saml
        expiration: 43200
        conditions:
          - { claim: groups, operator: CONTAINS, value: '"operators"' }
          - { claim: groups, operator: IN, value: '["a", "b"]' }
          - { claim: level, operator: EQUALS, value: '3' }
          - { claim: groups, operator: EQUALS, value: '<group>' }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
