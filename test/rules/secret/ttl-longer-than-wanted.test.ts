import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'ttl-longer-than-wanted';

testSuite(id, (test) => {
  const text = setup({
    secrets: [
      { name: 'ci', access_groups: [admins], ttl: '31d' },
      { name: 'b', access_groups: [admins], ttl: '2h' },
      { name: 'c', access_groups: [admins], ttl: '91d' },
    ],
  });

  test('holds lifetimes against thirty days', async () => {
    assert.equal(await findingsOf(id, text), [
      '/secrets/0/ttl info: the API keys of the secret `ci` last 31 days, and the limit is 30 days: a leaked key works until it expires; shorten the lifetime to that of the work, and rotate the secret',
    ]);
  });

  test('or against the option', async () => {
    assert.equal((await findingsOf(id, text, { longest: '1h' })).length, 2);
    assert.equal(await findingsOf(id, text, { longest: '31d' }), []);
  });
});
