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
      '/secrets/0/ttl info: the secret `ci` lets its API keys last 31 days, and no more than 30 days are wanted: a key that leaks works until it expires; let it last as long as the work does, and have it rotated',
    ]);
  });

  test('or against the option', async () => {
    assert.equal((await findingsOf(id, text, { longest: '1h' })).length, 2);
    assert.equal(await findingsOf(id, text, { longest: '31d' }), []);
  });
});
