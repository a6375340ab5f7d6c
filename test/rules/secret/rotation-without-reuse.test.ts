import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, setup } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'rotation-without-reuse';

testSuite(id, (test) => {
  test('tells it at the flag', async () => {
    const text = setup({
      secrets: [
        {
          name: 'ci',
          access_groups: [admins],
          ttl: '48h',
          reuse_api_key: false,
          rotation: { auto_rotate: true, interval: 1, unit: 'day' },
        },
        { name: 'off', access_groups: [admins], ttl: '48h', reuse_api_key: false, rotation: { auto_rotate: false } },
      ],
    });
    assert.equal(await findingsOf(id, text), [
      '/secrets/0/reuse_api_key error: the secret `ci` is rotated automatically, but `reuse_api_key` is false, so there is no key to rotate and Secrets Manager refuses it; set `reuse_api_key` to true',
    ]);
    assert.equal(await repairsOf(id, text), [{ kind: 'edit', text: 'reuse_api_key: true' }]);
  });
});
