import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'id-and-iam-id-mixed-up';

testSuite(id, (test) => {
  test('an account without code of Terraform', async () => {
    assert.equal(await findingsOf(id, 'kind: AccountSnapshot\nversion: 1\n'), []);
  });
});
