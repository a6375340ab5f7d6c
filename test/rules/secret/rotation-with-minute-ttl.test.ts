import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, setup } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'rotation-with-minute-ttl';

testSuite(id, (test) => {
  const secret = (ttl: string) => ({
    name: 'ci',
    access_groups: [admins],
    ttl,
    rotation: { auto_rotate: true, interval: 1, unit: 'day' },
  });

  test('tells the lifetime as it is written', async () => {
    assert.equal(await findingsOf(id, setup({ secrets: [secret('4320m'), secret('72h'), secret('259200')] })), [
      '/secrets/0/ttl error: the secret `ci` is rotated automatically, but its lifetime is in minutes (`4320m`), which Secrets Manager refuses: write it in hours or days',
    ]);
  });

  test('repairs: the same in hours, where it covers a day', async () => {
    assert.equal(await repairsOf(id, setup({ secrets: [secret('4320m')] })), [{ kind: 'edit', text: 'ttl: 72h' }]);
    assert.equal(await repairsOf(id, setup({ secrets: [secret('30m')] })), []);
  });
});
