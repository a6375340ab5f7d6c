import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'too-many-access-groups';

testSuite(id, (test) => {
  const some = (count: number) => Array.from({ length: count }, (_, index) => `AccessGroupId-${index}`);

  test('counts groups, each once', async () => {
    const secrets = [
      { name: 'ci', access_groups: some(12) },
      { access_groups: some(10) },
      { access_groups: [...some(6), ...some(6)] },
    ];
    assert.equal(await findingsOf(id, setup({ secrets })), [
      '/secrets/0/access_groups error: the secret `ci` names 12 access groups, and Secrets Manager accepts at most 10: create one group with the access of the others, and use that',
    ]);
  });
});
