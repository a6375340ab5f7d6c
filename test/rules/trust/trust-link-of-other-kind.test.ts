import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { profileWithLinks } from './profile-text.ts';

const id = 'trust-link-of-other-kind';

testSuite(id, (test) => {
  test('a cluster', async () => {
    const text = profileWithLinks({
      cr_type: 'BMS',
      link: {
        crn: 'crn:v1:bluemix:public:containers-kubernetes:us-south:a/791f5fb10986423e97aa8512f18b7e65:c0pigdctkkc07fs7pm06::',
      },
    });
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/links/0 error: this link of the trusted profile `deployers` has the type `BMS`, which is for `is`, but its CRN is of `containers-kubernetes`, so nothing can assume the profile through it: correct the type or the CRN',
    ]);
  });

  test('a server', async () => {
    const text = profileWithLinks({
      cr_type: 'BMS',
      link: { crn: 'crn:v1:bluemix:public:is:us-south-1:a/791f5fb10986423e97aa8512f18b7e65::instance:0717-1a2b' },
    });
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
