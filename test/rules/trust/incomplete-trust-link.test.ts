import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'incomplete-trust-link';

testSuite(id, (test) => {
  test('neither', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
trusted_profiles:
  - id: Profile-5f1a9e3c-83d2-4b3c-8a26-1f0b4c1d2e3f
    name: deployers
    links:
      - cr_type: ROKS_SA
        link: { crn: "crn:v1:bluemix:public:containers-kubernetes:us-south:a/791f5fb10986423e97aa8512f18b7e65:c0pigdctkkc07fs7pm06::" }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/links/0 error: the link of the trusted profile `deployers` is for a service account (`ROKS_SA`) and lacks `namespace` and `name`: IAM refuses it; name the namespace and the service account',
    ]);
  });

  test('both', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
trusted_profiles:
  - id: Profile-5f1a9e3c-83d2-4b3c-8a26-1f0b4c1d2e3f
    name: deployers
    links:
      - cr_type: ROKS_SA
        link: { crn: "crn:v1:bluemix:public:containers-kubernetes:us-south:a/791f5fb10986423e97aa8512f18b7e65:c0pigdctkkc07fs7pm06::", namespace: a, name: b }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
