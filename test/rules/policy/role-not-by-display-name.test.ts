import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsOf } from '../run-rule.ts';
import { policy, snapshot } from './policy-text.ts';

const id = 'role-not-by-display-name';

testSuite(id, (test) => {
  test('policies of the API name roles by CRN', async () => {
    assert.equal(await findingsOf(id, snapshot([policy({})])), []);
  });
});
