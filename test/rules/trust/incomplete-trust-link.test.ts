import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { profileWithLinks } from './profile-text.ts';

const crn =
  'crn:v1:bluemix:public:containers-kubernetes:us-south:a/791f5fb10986423e97aa8512f18b7e65:c0pigdctkkc07fs7pm06::';

const id = 'incomplete-trust-link';

testSuite(id, (test) => {
  test('neither', async () => {
    const text = profileWithLinks({ cr_type: 'ROKS_SA', link: { crn } });
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/links/0 error: the link of the trusted profile `deployers` is for a service account (`ROKS_SA`) and lacks `namespace` and `name`: IAM refuses it; name the namespace and the service account',
    ]);
  });

  test('both', async () => {
    const text = profileWithLinks({ cr_type: 'ROKS_SA', link: { crn, namespace: 'a', name: 'b' } });
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
