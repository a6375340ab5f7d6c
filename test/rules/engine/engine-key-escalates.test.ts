import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { eva, instance, readers, robot, tom } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';
import { authorized, given, own } from './own-engine.ts';

const id = 'engine-key-escalates';

const ci = 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
const on = (subject: string, role: string, more: object = {}) => ({
  subject,
  roles: [role],
  service: 'secrets-manager',
  instance,
  ...more,
});

const evidence = async (text: string): Promise<readonly string[]> => {
  const { report } = await runRule(id, text);
  return report.findings.flatMap(({ related }) => related.map(({ location, note }) => `${location.pointer} ${note}`));
};

testSuite(id, (test) => {
  test('who writes secrets, who reads the configuration, who makes the engine another key', async () => {
    const minting = {
      subject: tom,
      roles: ['Operator'],
      service: 'iam-identity',
      resource_type: 'serviceid',
      resource: robot,
    };
    const text = given({ policies: [...own, on(ci, 'Writer'), on(readers, 'Manager'), minting] });
    assert.equal(await findingsOf(id, text), [
      `/engine/service_id warning: the engine \`e\` can add credentials to any access group, and members of \`${readers}\` and 2 more can make it do so or obtain its key: use the instance only for the engine's secrets, and let only administrators write to it`,
    ]);
    assert.equal(await evidence(text), [
      `/policies/3/roles/0 members of \`${readers}\` can read the API key of the engine \`e\`, which belongs to \`${robot}\``,
      `/policies/4/roles/0 \`${tom}\` can create API keys for \`${robot}\``,
      `/policies/2/roles/0 \`${ci}\` can make the engine \`e\` create credentials, with the access of \`${robot}\``,
      `/policies/3/roles/0 members of \`${readers}\` can make the engine \`e\` create credentials, with the access of \`${robot}\``,
    ]);
  });

  test('a secret with a key of its own', async () => {
    const secrets = [{ name: 's', service_id: robot, ttl: '1h' }];
    assert.equal(await evidence(given({ secrets, policies: [...own, on(ci, 'SecretsReader')] })), [
      `/policies/2/roles/0 \`${ci}\` can read the secret \`s\`, whose credentials have the access of \`${robot}\``,
    ]);
  });

  test('by authorization', async () => {
    const text = given({
      engine: { mode: 'service_authorization' },
      authorizations: [
        authorized('iam-groups', 'Groups Service Member Manage'),
        authorized('iam-identity', 'Operator'),
      ],
      policies: [on(ci, 'Writer')],
    });
    assert.equal(await evidence(text), [
      `/policies/0/roles/0 \`${ci}\` can make the engine \`e\` create credentials in every access group`,
    ]);
  });

  test('readers, the caller, administrators and those allowed are not reported', async () => {
    const boss = { subject: ci, roles: ['Administrator'], attributes: { serviceType: 'platform_service' } };
    for (const text of [
      given({ policies: [...own, on(ci, 'SecretsReader')] }),
      given({ caller: eva, policies: [...own, on(eva, 'Manager')] }),
      given({ policies: [...own, on(ci, 'Manager'), boss] }),
      given({ policies: [...own, on(ci, 'Writer', { instance: '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' })] }),
    ]) {
      assert.equal(await findingsOf(id, text), []);
    }
    assert.equal(await findingsOf(id, given({ policies: [...own, on(ci, 'Writer')] }), { allow: [ci] }), []);
  });

  test('an engine that is kept to single groups and service IDs takes nobody further', async () => {
    const kept = [
      { subject: robot, roles: ['Editor'], service: 'iam-groups', resource: readers },
      { subject: robot, roles: ['Operator'], service: 'iam-identity', resource_type: 'serviceid', resource: ci },
    ];
    assert.equal(await findingsOf(id, given({ policies: [...kept, on(ci, 'Writer')] })), []);
  });
});
