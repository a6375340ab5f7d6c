import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, repairs, setup, told } from '../told.ts';

const id = 'ttl-shorter-than-rotation';

testSuite(id, (test) => {
  const secret = (ttl: string | number, interval: number, unit: string, more = {}) => ({
    name: 'ci',
    access_groups: [admins],
    ttl,
    reuse_api_key: true,
    rotation: { auto_rotate: true, interval, unit },
    ...more,
  });

  test('tells how long, and how often', async () => {
    assert.equal(
      await told(
        id,
        setup({ secrets: [secret('36h', 2, 'day'), secret(2_419_200, 1, 'month'), secret('1d', 1, 'month')] }),
      ),
      [
        'error /secrets/0/ttl: the API keys of the secret `ci` last 36 hours, and it is rotated every 2 days: from when they expire until then nothing that uses it gets in; let them last longer than the interval',
        'warning low /secrets/1/ttl: the API keys of the secret `ci` last 28 days, and it is rotated every month: in a month of 31 days they expire before; let them last a day longer',
        'error /secrets/2/ttl: the API keys of the secret `ci` last 1 day, and it is rotated every month: from when they expire until then nothing that uses it gets in; let them last longer than the interval',
      ],
    );
  });

  test('repairs: a day more than the interval, where that is allowed', async () => {
    assert.equal(await repairs(id, setup({ secrets: [secret('36h', 2, 'day')] })), [{ kind: 'edit', text: 'ttl: 3d' }]);
    assert.equal(await repairs(id, setup({ secrets: [secret('30d', 3, 'month')] })), []);
  });

  test('is silent where it lasts as long, is not rotated, or is told by another rule', async () => {
    const secrets = [
      secret('48h', 2, 'day'),
      secret('31d', 1, 'month'),
      secret('30m', 1, 'day'),
      secret('1h', 1, 'day', { rotation: { auto_rotate: false } }),
    ];
    assert.equal(await told(id, setup({ secrets })), []);
  });
});
