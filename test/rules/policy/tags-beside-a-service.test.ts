import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'tags-beside-a-service';

testSuite(id, (test) => {
  test('an account without code of Terraform', async () => {
    assert.equal(await findingsOf(id, 'kind: AccountSnapshot\nversion: 1\n'), []);
  });
});
