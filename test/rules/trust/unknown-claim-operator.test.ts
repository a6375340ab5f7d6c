import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'unknown-claim-operator';

testSuite(id, (test) => {
  test('a near one and another one', async () => {
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
          - { claim: groups, operator: Equal, value: '"a"' }
          - { claim: groups, operator: stringMatch, value: '"a"' }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/rules/0/conditions/0/operator error: `Equal` is no operator for claims: IAM refuses the rule; did you mean `EQUALS`?',
      '  edit: EQUALS',
      '/trusted_profiles/0/rules/0/conditions/1/operator error: `stringMatch` is no operator for claims: IAM refuses the rule; write one of `EQUALS`, `NOT_EQUALS`, `EQUALS_IGNORE_CASE`, `NOT_EQUALS_IGNORE_CASE`, `CONTAINS`, `IN`',
    ]);
  });

  test('one that there is', async () => {
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
          - { claim: groups, operator: IN, value: '["a"]' }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
