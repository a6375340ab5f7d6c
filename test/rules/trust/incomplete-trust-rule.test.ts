import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'incomplete-trust-rule';

testSuite(id, (test) => {
  test('a rule without each', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
trusted_profiles:
  - id: Profile-5f1a9e3c-83d2-4b3c-8a26-1f0b4c1d2e3f
    name: deployers
    rules:
      - type: Profile-SAML
        conditions:
          - { claim: groups, operator: CONTAINS, value: '"a"' }
      - type: Profile-CR
        conditions: []
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/rules/0 error: a rule of type `Profile-SAML` needs `realm_name`, and this one of `deployers` has none: IAM refuses it; add the identity provider whose users it is for',
      '/trusted_profiles/0/rules/1 error: a rule of type `Profile-CR` needs `cr_type`, and this one of `deployers` has none: IAM refuses it; add the type of compute resource it is for',
    ]);
  });

  test('whole rules', async () => {
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
          - { claim: groups, operator: CONTAINS, value: '"a"' }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
