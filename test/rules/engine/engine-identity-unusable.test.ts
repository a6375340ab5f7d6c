import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, instance, repairs, robot, run, setup, snapshot, told } from '../told.ts';

const id = 'engine-identity-unusable';

const engine = { service_id: robot };
const own = [
  { subject: robot, roles: ['Editor'], service: 'iam-groups' },
  { subject: robot, roles: ['Operator'], service: 'iam-identity' },
];
const given = (more: object) =>
  setup({ name: 'e', instance: { guid: instance, region: 'us-south' }, engine, policies: own, ...more });

const key = (more: object, whose = robot) => ({
  id: 'ApiKey-1',
  iam_id: `iam-${whose}`,
  name: 'k',
  account_id: account,
  ...more,
});
const beside = (parts: Readonly<Record<string, unknown>>): string => `${given({})}---\n${snapshot(parts)}`;
const expired = { disabled: false, expires_at: '2026-10-31T00:00+0000' };

testSuite(id, (test) => {
  test('every key is out of force, each with its reason', async () => {
    const text = beside({ api_keys: [key({ disabled: true }), key({ ...expired, id: 'ApiKey-2', name: 'old' })] });
    assert.equal(await told(id, text), [
      `error /engine/service_id: the engine \`e\` gets no token: every API key of \`${robot}\` that was given is disabled or expired; make it a new one`,
    ]);
    const { report } = await run(id, text);
    assert.equal(
      report.findings[0]?.related.map(({ location, note }) => `${location.pointer} ${note}`),
      ['/api_keys/0 the key `k` is disabled', '/api_keys/1 the key `old` expired at `2026-10-31T00:00+0000`'],
    );
    assert.equal(await repairs(id, text), [
      { kind: 'cli', text: `ibmcloud iam service-api-key-create secrets-manager-engine ${robot}` },
    ]);
  });

  test('one key in force is enough, and locks do no harm', async () => {
    const later = key({ disabled: false, locked: true, expires_at: '2026-12-31T00:00+0000' });
    for (const api_keys of [
      [later, key({ disabled: true })],
      [key({})],
      [key({ disabled: true }, 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d')],
      [],
    ]) {
      assert.equal(await told(id, beside({ api_keys })), []);
    }
  });

  test('a service ID that a whole list lacks is gone', async () => {
    const other = { id: 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d', name: 'ci', account_id: account };
    assert.equal(await told(id, beside({ service_ids: [other] })), [
      `error /engine/service_id: the engine \`e\` holds an API key of \`${robot}\`, a service ID the account does not have: it gets no token, and makes nothing`,
    ]);
    assert.equal(await told(id, beside({ service_ids: [other, { ...other, id: robot }] })), []);
    assert.equal(await told(id, given({})), []);
  });
});
