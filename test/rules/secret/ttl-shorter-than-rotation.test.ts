import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, setup } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

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
      await findingsOf(
        id,
        setup({ secrets: [secret('36h', 2, 'day'), secret(2_419_200, 1, 'month'), secret('1d', 1, 'month')] }),
      ),
      [
        '/secrets/0/ttl error: the API keys of the secret `ci` last 36 hours, but it is rotated only every 2 days: between the two, nothing that uses the secret can log in; make the lifetime longer than the interval',
        '/secrets/1/ttl warning low: the API keys of the secret `ci` last 28 days, but it is rotated only every month: in a month of 31 days they expire first; make the lifetime one day longer',
        '/secrets/2/ttl error: the API keys of the secret `ci` last 1 day, but it is rotated only every month: between the two, nothing that uses the secret can log in; make the lifetime longer than the interval',
      ],
    );
  });

  test('repairs: a day more than the interval, where that is allowed', async () => {
    assert.equal(await repairsOf(id, setup({ secrets: [secret('36h', 2, 'day')] })), [
      { kind: 'edit', text: 'ttl: 3d' },
    ]);
    assert.equal(await repairsOf(id, setup({ secrets: [secret('30d', 3, 'month')] })), []);
  });

  test('is silent where it lasts as long, is not rotated, or is reported by another rule', async () => {
    const secrets = [
      secret('48h', 2, 'day'),
      secret('31d', 1, 'month'),
      secret('30m', 1, 'day'),
      secret('1h', 1, 'day', { rotation: { auto_rotate: false } }),
    ];
    assert.equal(await findingsOf(id, setup({ secrets })), []);
  });
});
