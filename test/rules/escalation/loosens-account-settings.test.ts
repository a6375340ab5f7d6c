import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, robot, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'loosens-account-settings';

const boss = 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
const administers = (subject: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType: 'platform_service' },
});
const wide = (subject: string, ...roles: readonly string[]) => ({ subject, roles, service: 'iam-identity' });

const under = (settings: Readonly<Record<string, string>>, ...policies: readonly object[]) =>
  setup({ account: { id: account, settings }, policies });

testSuite(id, (test) => {
  test('says which restrictions it can lift', async () => {
    const settings = {
      restrict_create_service_id: 'RESTRICTED',
      restrict_create_platform_apikey: 'NOT_RESTRICTED',
      allowed_ip_addresses: '203.0.113.0/24',
      mfa: 'LEVEL3',
    };
    assert.equal(await findingsOf(id, under(settings, wide(robot, 'Operator'), wide(boss, 'Viewer'))), [
      `/policies/0/roles/0 warning: \`${robot}\` can change the account settings, and so turn off \`restrict_create_service_id\`, \`allowed_ip_addresses\` and \`mfa\`: leave that to administrators, and grant a role without \`iam-identity.account.update\``,
    ]);
  });

  test('settings that restrict nothing, or that were not given, can be lifted by nobody', async () => {
    const loose = { restrict_create_service_id: 'NOT_SET', allowed_ip_addresses: ' ', mfa: 'NONE' };
    assert.equal(await findingsOf(id, under(loose, wide(robot, 'Operator'))), []);
    assert.equal(await findingsOf(id, setup({ policies: [wide(robot, 'Operator')] })), []);
  });

  test('administrators and those allowed are meant to', async () => {
    const settings = { mfa: 'TOTP' };
    assert.equal(await findingsOf(id, under(settings, administers(boss))), []);
    assert.equal(await findingsOf(id, under(settings, wide(robot, 'Operator')), { allow: [robot] }), []);
  });
});
