import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, instance, robot, setup } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';

const id = 'reads-stronger-secret';

const boss = 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
const administers = (subject: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType: 'platform_service' },
});
const wide = (subject: string, ...roles: readonly string[]) => ({ subject, roles, service: 'secrets-manager' });

const secrets = (more: object = {}) => [{ name: 's', service_id: boss, ttl: '1h', ...more }];
const given = (policies: readonly object[], more: object = {}) =>
  setup({ instance: { guid: instance }, secrets: secrets(), policies, ...more });

testSuite(id, (test) => {
  test('a key of an administrator, with the chain', async () => {
    const text = given([wide(robot, 'SecretsReader'), administers(boss)]);
    assert.equal(await findingsOf(id, text), [
      `/policies/0/roles/0 warning: \`${robot}\` can read the secret \`s\`, and whoever has its credentials administers the account: put it into a secret group of its own, and let only the intended identities read it`,
    ]);
    const { report } = await runRule(id, text);
    assert.equal(
      report.findings[0]?.related.map(({ location, note }) => `${location.pointer} ${note}`),
      [
        '/secrets/0 the secret',
        `/policies/0/roles/0 \`${robot}\` can read the secret \`s\`, whose credentials have the access of \`${boss}\``,
        `/policies/1/roles \`${boss}\` administers the account`,
      ],
    );
  });

  test('a key of one who makes keys for all, and credentials of a group', async () => {
    const minting = { subject: boss, roles: ['Operator'], service: 'iam-identity' };
    const [found] = await findingsOf(id, given([wide(robot, 'SecretsReader'), minting]));
    assert.match(
      found ?? '',
      '/policies/0/roles/0 warning: `ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0` can read the secret `s`, and whoever has its credentials can create API keys for every service ID: put it into a secret group of its own, and let only the intended identities read it',
    );
    const grouped = given([wide(robot, 'Writer'), administers(admins)], {
      secrets: [{ name: 's', access_groups: [admins], ttl: '1h' }],
    });
    assert.is((await findingsOf(id, grouped)).length, 1);
  });

  test('one who can do the same already gains nothing', async () => {
    const minting = (subject: string) => ({ subject, roles: ['Operator'], service: 'iam-identity' });
    assert.equal(await findingsOf(id, given([wide(robot, 'SecretsReader'), minting(robot), minting(boss)])), []);
  });

  test('another instance, another secret group, weak credentials and those allowed are not reported', async () => {
    const elsewhere = { ...wide(robot, 'SecretsReader'), instance: '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' };
    const group = { ...wide(robot, 'SecretsReader'), instance, resource_type: 'secret-group', resource: 'g' };
    for (const policies of [
      [elsewhere, administers(boss)],
      [group, administers(boss)],
      [wide(robot, 'Reader'), administers(boss)],
      [wide(robot, 'SecretsReader'), wide(boss, 'Viewer')],
    ]) {
      assert.equal(await findingsOf(id, given(policies)), []);
    }
    const text = given([wide(robot, 'SecretsReader'), administers(boss)]);
    assert.equal(await findingsOf(id, text, { allow: [robot] }), []);
  });

  test("a key of the engine's own is reported by a rule of the engine", async () => {
    const policies = [wide(robot, 'SecretsReader'), administers(boss)];
    assert.equal(await findingsOf(id, given(policies, { engine: { service_id: boss } })), []);
  });
});
