import * as assert from 'uvu/assert';
import { stringify } from 'yaml';
import type { Account } from '../../../src/account/model/account.ts';
import type { Json } from '../../../src/source/json.ts';
import { admins, elsewhere, home, person, robot, vault } from '../../access/decide/build.ts';
import { testSuite } from '../../harness.ts';
import { accountOf } from './forms.ts';

const setup = (parts: { readonly [key: string]: Json }): { readonly [key: string]: Json } => ({
  kind: 'EngineSetup',
  version: 1,
  account: { id: home },
  engine: { service_id: `iam-${robot.id}` },
  ...parts,
});

const read = async (value: Json): Promise<Account> => {
  const { account, problems } = await accountOf({ 'setup.yaml': stringify(value) });
  assert.equal(problems, []);
  assert.ok(account);
  return account;
};

testSuite('an engine setup', (test) => {
  const policy = (
    title: string,
    short: { readonly [key: string]: Json },
    attributes: readonly Json[],
    tags: readonly Json[] = [],
  ): void =>
    test(title, async () => {
      const [first] = (await read(setup({ policies: [{ subject: robot.id, roles: ['Editor'], ...short }] }))).policies;
      assert.ok(first);
      assert.equal(first.subject, robot);
      assert.equal(first.target, { attributes, tags });
    });
  policy('a service', { service: 'iam-groups' }, [
    { name: 'serviceName', operator: 'stringEquals', value: 'iam-groups' },
  ]);
  policy(
    'everything that has a short name',
    { service: 's', instance: 'i', resource_group: 'g', region: 'r', resource_type: 't', resource: 'o' },
    [
      { name: 'serviceName', operator: 'stringEquals', value: 's' },
      { name: 'serviceInstance', operator: 'stringEquals', value: 'i' },
      { name: 'resourceGroupId', operator: 'stringEquals', value: 'g' },
      { name: 'region', operator: 'stringEquals', value: 'r' },
      { name: 'resourceType', operator: 'stringEquals', value: 't' },
      { name: 'resource', operator: 'stringEquals', value: 'o' },
    ],
  );
  policy('attributes by the names IAM gives them', { attributes: { serviceType: 'platform_service' } }, [
    { name: 'serviceType', operator: 'stringEquals', value: 'platform_service' },
  ]);
  policy('a pattern', { service: { match: 'iam-*' } }, [
    { name: 'serviceName', operator: 'stringMatch', value: 'iam-*' },
  ]);
  policy('any value', { instance: { exists: true } }, [
    { name: 'serviceInstance', operator: 'stringExists', value: true },
  ]);
  policy('one of some', { service: { any_of: ['a', 'b'] } }, [
    { name: 'serviceName', operator: 'stringEqualsAnyOf', value: ['a', 'b'] },
  ]);
  policy('one of some patterns', { service: { match_any_of: ['a*'] } }, [
    { name: 'serviceName', operator: 'stringMatchAnyOf', value: ['a*'] },
  ]);
  policy(
    'tags',
    { service: 'kms', tags: { env: 'prod' } },
    [{ name: 'serviceName', operator: 'stringEquals', value: 'kms' }],
    [{ name: 'env', operator: 'stringEquals', value: 'prod' }],
  );

  test('roles by name and by CRN', async () => {
    const crn = 'crn:v1:bluemix:public:iam::::role:Editor';
    const [first] = (
      await read(setup({ policies: [{ subject: robot.id, roles: ['Editor', crn], service: 'iam-groups' }] }))
    ).policies;
    assert.equal(first?.roles, [
      { id: undefined, name: 'Editor', actions: undefined },
      { id: crn, name: undefined, actions: undefined },
    ]);
  });

  test('the engine, its instance and its caller', async () => {
    const crn = `crn:v1:bluemix:public:secrets-manager:us-south:a/${home}:${vault}::`;
    const [engine] = (
      await read(
        setup({ name: 'prod', instance: { crn, endpoints: 'private', resource_group_id: 'rg' }, caller: person.id }),
      )
    ).engines;
    assert.ok(engine);
    const { instance, name, mode, subject, accountId, targetAccountId, caller, secrets, declared, disabled } = engine;
    assert.equal(
      { name, mode, subject, accountId, targetAccountId, caller, secrets, declared, disabled },
      {
        name: 'prod',
        mode: 'api_key',
        subject: robot,
        accountId: home,
        targetAccountId: home,
        caller: person,
        secrets: undefined,
        declared: true,
        disabled: false,
      },
    );
    assert.equal(
      [instance.guid, instance.region, instance.endpoints, instance.resourceGroup],
      [vault, 'us-south', 'private', 'rg'],
    );
  });

  test('the account is that of the instance where none is said', async () => {
    const crn = `crn:v1:bluemix:public:secrets-manager:us-south:a/${home}:${vault}::`;
    const { account: _, ...rest } = setup({ instance: { crn } });
    assert.is((await read(rest)).id, home);
  });

  test('groups and their members', async () => {
    const { memberships, groups } = await read(
      setup({
        access_groups: [{ id: admins, name: 'admins', is_federated: true, members: [`iam-${robot.id}`, person.id] }],
      }),
    );
    assert.equal(
      groups.map(({ id, name, federated }) => [id, name, federated]),
      [[admins, 'admins', true]],
    );
    assert.equal(
      memberships.map(({ group, member }) => [group, member]),
      [
        [admins, robot],
        [admins, person],
      ],
    );
  });

  const source = (title: string, short: { readonly [key: string]: Json }, account: string): void =>
    test(title, async () => {
      const [first] = (
        await read(
          setup({
            authorizations: [
              {
                source: { service: 'secrets-manager', ...short },
                target: { service: 'iam-groups' },
                roles: ['Viewer'],
              },
            ],
          }),
        )
      ).authorizations;
      assert.ok(first && 'attributes' in first.source);
      assert.equal(first.source.attributes.find(({ name }) => name === 'accountId')?.value, account);
    });
  source('an authorization whose source names no account', {}, home);
  source('an authorization whose source names one', { account: elsewhere }, elsewhere);

  test('an authorization stands in the account credentials are made in', async () => {
    const { account } = await accountOf({
      'setup.json': JSON.stringify(
        setup({
          engine: { mode: 'service_authorization', target_account_id: elsewhere },
          policies: [{ subject: robot.id, roles: ['Viewer'], service: 'kms' }],
          authorizations: [
            {
              source: { service: 'secrets-manager', account: home },
              target: { service: 'iam-groups' },
              roles: ['Viewer'],
            },
          ],
        }),
      ),
    });
    assert.ok(account);
    assert.equal(
      [account.id, account.policies.length, account.authorizations.length, account.engines.length],
      [home, 1, 0, 0],
    );
  });

  test('custom roles', async () => {
    const { roles } = await read(
      setup({ custom_roles: [{ name: 'Runner', service: 'iam-identity', actions: ['iam-identity.apikey.create'] }] }),
    );
    assert.equal(
      roles.map(({ id, name, displayName, service, actions }) => ({ id, name, displayName, service, actions })),
      [
        {
          id: undefined,
          name: 'Runner',
          displayName: undefined,
          service: 'iam-identity',
          actions: ['iam-identity.apikey.create'],
        },
      ],
    );
  });

  test('policies in the form of the API', async () => {
    const api = {
      type: 'access',
      subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: `iam-${robot.id}` }] },
      control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Editor' }] } },
      resource: { attributes: [{ key: 'serviceName', operator: 'stringEquals', value: 'iam-groups' }] },
    };
    const { policies } = await read(
      setup({ policies: [api, { subject: robot.id, roles: ['Editor'], service: 'iam-groups' }] }),
    );
    assert.equal(
      policies.map(({ target }) => target),
      [
        { attributes: [{ name: 'serviceName', operator: 'stringEquals', value: 'iam-groups' }], tags: [] },
        { attributes: [{ name: 'serviceName', operator: 'stringEquals', value: 'iam-groups' }], tags: [] },
      ],
    );
  });
});
