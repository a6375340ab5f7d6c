import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, repairs, setup, told } from '../told.ts';

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
    assert.equal(await told(id, text), [
      'error /secrets/0/reuse_api_key: the secret `ci` is to be rotated by itself, and `reuse_api_key` is false: with a new API key for each reader there is none to rotate, and Secrets Manager refuses it; set `reuse_api_key` to true',
    ]);
    assert.equal(await repairs(id, text), [{ kind: 'edit', text: 'reuse_api_key: true' }]);
  });
});
