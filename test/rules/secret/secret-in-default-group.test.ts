import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'secret-in-default-group';

testSuite(id, (test) => {
  test('tells it at the group', async () => {
    const secrets = [
      { name: 'ci', access_groups: [admins], secret_group_id: 'default' },
      { name: 'unsaid', access_groups: [admins] },
    ];
    assert.equal(await findingsOf(id, setup({ secrets })), [
      '/secrets/0/secret_group_id info: the secret `ci` is in the secret group `default`, so whoever can read any secret there can read these credentials too; put it into a group of its own',
    ]);
  });
});
