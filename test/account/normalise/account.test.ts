import * as assert from 'uvu/assert';
import type { Account } from '../../../src/account/model/account.ts';
import type { Json } from '../../../src/source/json.ts';
import { admins, elsewhere, home, robot, vault } from '../../access/decide/build.ts';
import { testSuite } from '../../harness.ts';
import { accountOf } from './forms.ts';

const read = async (...values: readonly Json[]): Promise<Account> => {
  const files = values.map((value, index) => [`export-${index}.json`, JSON.stringify(value)]);
  const { account, problems } = await accountOf(Object.fromEntries(files));
  assert.equal(
    problems.map(({ message }) => message),
    [],
  );
  assert.ok(account);
  return account;
};

const snapshot = (sections: { readonly [key: string]: Json }): Json => ({
  kind: 'AccountSnapshot',
  version: 1,
  account_id: home,
  ...sections,
});

testSuite('an exported account', (test) => {
  test('identities are one by either spelling', async () => {
    const { serviceIds, profiles, apiKeys } = await read(
      snapshot({
        service_ids: [{ id: robot.id, iam_id: `iam-${robot.id}`, name: 'engine', locked: true }],
        trusted_profiles: [{ id: 'Profile-1', iam_id: 'iam-Profile-1', name: 'ci' }],
        api_keys: [{ id: 'ApiKey-1', iam_id: `iam-${robot.id}`, name: 'key', disabled: false }],
      }),
    );
    assert.equal(
      serviceIds.map(({ id, name, locked }) => [id, name, locked]),
      [[robot.id, 'engine', true]],
    );
    assert.equal(
      profiles.map(({ id, name }) => [id, name]),
      [['Profile-1', 'ci']],
    );
    assert.equal(
      apiKeys.map(({ id, owner, disabled }) => [id, owner, disabled]),
      [['ApiKey-1', robot, false]],
    );
  });

  test('roles with their actions, the service known by their CRN where they do not say', async () => {
    const crn = `crn:v1:bluemix:public:iam-identity::a/${home}::customRole:Runner`;
    const { roles } = await read(
      snapshot({
        roles: {
          custom_roles: [
            { crn, name: 'Runner', display_name: 'Engine runner', actions: ['iam-identity.apikey.create'] },
          ],
          system_roles: [{ crn: 'crn:v1:bluemix:public:iam::::role:Viewer', display_name: 'Viewer' }],
        },
      }),
    );
    assert.equal(
      roles.map(({ id, name, displayName, service, actions }) => ({ id, name, displayName, service, actions })),
      [
        {
          id: crn,
          name: 'Runner',
          displayName: 'Engine runner',
          service: 'iam-identity',
          actions: ['iam-identity.apikey.create'],
        },
        {
          id: 'crn:v1:bluemix:public:iam::::role:Viewer',
          name: 'Viewer',
          displayName: 'Viewer',
          service: undefined,
          actions: undefined,
        },
      ],
    );
  });

  test('settings in effect go before plain ones', async () => {
    const { settings } = await read(
      { account_id: home, restrict_create_service_id: 'NOT_RESTRICTED', allowed_ip_addresses: '' },
      {
        effective: { restrict_create_service_id: 'RESTRICTED', allowed_ip_addresses: '10.0.0.1' },
        account: {},
        account_id: home,
        context: {},
      },
    );
    assert.equal(
      [settings?.restrictCreateServiceId, settings?.allowedIpAddresses, settings?.layout],
      ['RESTRICTED', '10.0.0.1', 'effective'],
    );
  });

  const zone = (
    title: string,
    value: { readonly [key: string]: Json },
    complete: boolean,
    addresses: readonly string[],
  ): void =>
    test(title, async () => {
      const [first] = (await read(snapshot({ zones: [{ id: 'z', name: 'corp', account_id: home, ...value }] }))).zones;
      assert.ok(first);
      assert.is(first.complete, complete);
      assert.equal(
        first.addresses.map((address) => address.value ?? address.service),
        addresses,
      );
    });
  const address = { type: 'ipAddress', value: '10.0.0.1' };
  zone(
    'a zone in full',
    {
      addresses: [address, { type: 'serviceRef', ref: { service_name: 'kms' } }],
      excluded: [],
      address_count: 2,
      excluded_count: 0,
    },
    true,
    ['10.0.0.1', 'kms'],
  );
  zone(
    'a zone with all services',
    { addresses: [{ type: 'serviceRef', ref: { service_type: 'platform_service' } }] },
    true,
    ['platform_service'],
  );
  zone(
    'a zone of a list, which shows three addresses at most',
    { addresses_preview: [address], address_count: 5, excluded_count: 0 },
    false,
    ['10.0.0.1'],
  );
  zone('a zone that counts more than it shows', { addresses: [address], address_count: 2 }, false, ['10.0.0.1']);
  zone(
    'a zone that counts more left out than it shows',
    { addresses: [address], address_count: 1, excluded_count: 1 },
    false,
    ['10.0.0.1'],
  );

  test('dynamic rules and members by the group of the section', async () => {
    const { dynamicRules, memberships, groups } = await read(
      snapshot({
        access_groups: [{ id: admins, name: 'admins', is_federated: true }],
        members: { [admins]: [{ iam_id: `iam-${robot.id}`, type: 'service' }] },
        dynamic_rules: {
          [admins]: [{ id: 'r', name: 'by claim', expiration: 12, realm_name: 'https://idp', conditions: [] }],
        },
      }),
    );
    assert.equal(
      groups.map(({ id, federated }) => [id, federated]),
      [[admins, true]],
    );
    assert.equal(
      memberships.map(({ group, member }) => [group, member]),
      [[admins, robot]],
    );
    assert.equal(
      dynamicRules.map(({ group, name }) => [group, name]),
      [[admins, 'by claim']],
    );
  });

  const authorized = (service: string): Json => ({
    type: 'authorization',
    subject: {
      attributes: [
        { key: 'accountId', operator: 'stringEquals', value: home },
        { key: 'serviceName', operator: 'stringEquals', value: 'secrets-manager' },
        { key: 'serviceInstance', operator: 'stringEquals', value: vault },
      ],
    },
    control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Operator' }] } },
    resource: {
      attributes: [
        { key: 'accountId', operator: 'stringEquals', value: home },
        { key: 'serviceName', operator: 'stringEquals', value: service },
      ],
    },
  });

  test('authorizations on both services are an engine without a key', async () => {
    const { engines } = await read(
      snapshot({ authorizations: [authorized('iam-identity'), authorized('iam-groups')] }),
    );
    assert.equal(
      engines.map(({ mode, instance, accountId, targetAccountId, declared }) => [
        mode,
        instance.guid,
        accountId,
        targetAccountId,
        declared,
      ]),
      [['service_authorization', vault, home, home, false]],
    );
  });

  test('an authorization on one of them is none', async () => {
    assert.equal((await read(snapshot({ authorizations: [authorized('iam-identity')] }))).engines, []);
  });

  test('a configuration is an engine whose key is nobody knows whose', async () => {
    const { engines } = await read(
      snapshot({
        configurations: [
          {
            config_type: 'iam_credentials_configuration',
            name: 'iam',
            secret_type: 'iam_credentials',
            crn: `crn:v1:bluemix:public:secrets-manager:us-south:a/${home}:${vault}:configuration:iam`,
            disabled: true,
          },
        ],
        secrets: [
          {
            secret_type: 'iam_credentials',
            name: 'ci',
            access_groups: [admins],
            service_id: robot.id,
            crn: `crn:v1:bluemix:public:secrets-manager:us-south:a/${home}:${vault}:secret:1`,
          },
        ],
      }),
    );
    assert.equal(
      engines.map(({ mode, subject, instance, disabled, secrets }) => ({
        mode,
        subject,
        guid: instance.guid,
        region: instance.region,
        disabled,
        secrets: secrets?.map(({ name, accessGroups, serviceId }) => [name, accessGroups, serviceId]),
      })),
      [
        {
          mode: 'api_key',
          subject: undefined,
          guid: vault,
          region: 'us-south',
          disabled: true,
          secrets: [['ci', [admins], undefined]],
        },
      ],
    );
  });
});

testSuite('documents of one run', (test) => {
  const policy = (account: string | undefined): Json => ({
    type: 'access',
    subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: `iam-${robot.id}` }] },
    control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Viewer' }] } },
    resource: {
      attributes: [
        ...(account === undefined ? [] : [{ key: 'accountId', operator: 'stringEquals', value: account }]),
        { key: 'serviceName', operator: 'stringEquals', value: 'kms' },
      ],
    },
  });
  test('that name no account join the only one there is', async () => {
    const account = await read(policy(home), policy(undefined));
    assert.equal([account.id, account.policies.length], [home, 2]);
  });
  test('that name no account at all are of one without an id', async () => {
    const account = await read(policy(undefined), policy(undefined));
    assert.equal([account.id, account.policies.length], [undefined, 2]);
  });
  test('that name no account beside two are reported', async () => {
    const { problems } = await accountOf({
      'a.json': JSON.stringify(policy(home)),
      'b.json': JSON.stringify(policy(elsewhere)),
      'c.json': JSON.stringify(policy(undefined)),
    });
    assert.equal(
      problems.map(({ rule, message }) => `${rule}: ${message}`),
      ['unresolved-reference: this document names no account, and the run has 2 accounts'],
    );
  });
});
