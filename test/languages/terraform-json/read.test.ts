import * as assert from 'uvu/assert';
import type { Json } from '../../../src/source/json.ts';
import { pointerOf } from '../../../src/source/place.ts';
import { testSuite } from '../../harness.ts';
import { plan } from './fixtures.ts';
import { readJson, shownValues, printProblems } from './shown.ts';

const resourcesOf = async (
  name: string,
  view: 'after' | 'before' = 'after',
  names?: readonly string[],
): Promise<Readonly<Record<string, Json>>> =>
  Object.fromEntries(
    readJson(await plan(name), view).declaration.resources.map((one): [string, Json] => [
      one.address,
      shownValues(one, names),
    ]),
  );

const policyArguments = ['iam_service_id', 'access_group_id', 'roles', 'resources'];

testSuite('terraform-json/read', (test) => {
  test('an engine whose key leads through the outputs of two modules', async () => {
    const reading = readJson(await plan('engine-in-modules.json'));
    assert.equal(printProblems(reading), []);
    assert.equal(reading.declaration.gaps, []);
    const serviceId = '-> module.engine.module.identity.ibm_iam_service_id.this';
    assert.equal(await resourcesOf('engine-in-modules.json'), {
      'ibm_sm_iam_credentials_configuration.engine': {
        endpoint_type: 'public',
        instance_id: '927fb8ae-1ddd-4483-a21f-7d3c0fc81234',
        name: 'engine',
        region: 'us-south',
        api_key: '-> module.engine.module.identity.ibm_iam_service_api_key.this.apikey',
      },
      'module.engine.ibm_iam_service_policy.groups': {
        resources: [{ service: 'iam-groups' }],
        roles: ['Viewer'],
        iam_service_id: `${serviceId}.id`,
      },
      'module.engine.ibm_iam_service_policy.identity': {
        resources: [{ service: 'iam-identity' }],
        roles: ['Operator', 'Service ID creator'],
        iam_service_id: `${serviceId}.id`,
      },
      'module.engine.module.identity.ibm_iam_service_api_key.this': {
        name: 'engine',
        store_value: true,
        apikey: '? sensitive',
        iam_service_id: `${serviceId}.iam_id`,
      },
      'module.engine.module.identity.ibm_iam_service_id.this': { name: 'secrets-manager-engine' },
    });
  });

  test('a plan on one line is the same plan', async () => {
    assert.equal(await plan('engine-in-modules.one-line.json'), await plan('engine-in-modules.json'));
  });

  test('what is replaced has no id yet, what is deleted is gone, what is forgotten stays', async () => {
    const id = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
    const group = 'AccessGroupId-0f7a2c11-6f3e-4c27-9df0-1d0c61b3f1a2';
    assert.equal(
      await resourcesOf('replace-and-delete.json', 'after', ['id', 'name', 'iam_service_ids', ...policyArguments]),
      {
        'ibm_iam_access_group.engines': { id: group, name: 'engines' },
        'ibm_iam_access_group_members.engines': {
          iam_service_ids: ['-> ibm_iam_service_id.ci.id'],
          access_group_id: group,
        },
        'ibm_iam_service_id.ci': { name: 'ci-2' },
        'ibm_iam_service_policy.identity': {
          iam_service_id: '-> ibm_iam_service_id.ci.id',
          roles: ['Operator'],
          resources: [{ service: 'iam-identity' }],
        },
        'ibm_iam_service_policy.left': {
          id: `${id}/p3`,
          iam_service_id: id,
          roles: ['Viewer'],
          resources: [{ service: 'kms' }],
        },
        'data.ibm_iam_service_id.old': { id: '3', name: 'old' },
      },
    );
  });

  test('before a plan is applied there is what the state before holds', async () => {
    const id = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
    const policy = (service: string, role: string): Json => ({
      iam_service_id: id,
      roles: [role],
      resources: [{ service }],
    });
    assert.equal(
      await resourcesOf('replace-and-delete.json', 'before', ['name', 'iam_service_ids', 'iam_id', ...policyArguments]),
      {
        'data.ibm_iam_service_id.old': { name: 'old' },
        'ibm_iam_access_group.engines': { name: 'engines' },
        'ibm_iam_access_group_members.engines': {
          iam_service_ids: [id],
          access_group_id: 'AccessGroupId-0f7a2c11-6f3e-4c27-9df0-1d0c61b3f1a2',
        },
        'ibm_iam_service_id.ci': { name: 'ci', iam_id: `iam-${id}` },
        'ibm_iam_service_policy.identity': policy('iam-identity', 'Operator'),
        'ibm_iam_service_policy.groups': policy('iam-groups', 'Editor'),
        'ibm_iam_service_policy.left': policy('kms', 'Viewer'),
      },
    );
  });

  test('without a prior state, changes say what was before', async () => {
    const value = await plan('replace-and-delete.json');
    const { declaration } = readJson(Object.assign({}, value, { prior_state: undefined }), 'before');
    assert.equal(
      declaration.resources.map(({ address, origin }) => `${address} ${pointerOf(origin.path)}`),
      [
        'ibm_iam_access_group.engines /resource_changes/0/change/before',
        'ibm_iam_access_group_members.engines /resource_changes/1/change/before',
        'ibm_iam_service_id.ci /resource_changes/2/change/before',
        'ibm_iam_service_policy.identity /resource_changes/4/change/before',
        'ibm_iam_service_policy.groups /resource_changes/5/change/before',
        'ibm_iam_service_policy.left /resource_changes/6/change/before',
      ],
    );
  });

  test('references stay in their instance of a module, and take its key', async () => {
    const ids = '-> module.team["red"].module.ids.ibm_iam_service_id.this';
    const all = await resourcesOf('for-each-in-modules.json', 'after', ['name', 'iam_service_ids', ...policyArguments]);
    assert.is(Object.keys(all).length, 14);
    assert.equal(Object.fromEntries(Object.entries(all).filter(([address]) => address.includes('red'))), {
      'module.team["red"].ibm_iam_access_group.this': { name: 'red-engines' },
      'module.team["red"].ibm_iam_access_group_members.this': {
        access_group_id: '-> module.team["red"].ibm_iam_access_group.this.id',
        iam_service_ids: [`${ids}["ci"].id`, `${ids}["cd"].id`],
      },
      'module.team["red"].ibm_iam_access_group_policy.this[0]': {
        access_group_id: '-> module.team["red"].ibm_iam_access_group.this.id',
        roles: ['Editor'],
        resources: [{ service: 'iam-groups' }],
      },
      'module.team["red"].module.ids.ibm_iam_service_id.this["ci"]': { name: 'red-ci' },
      'module.team["red"].module.ids.ibm_iam_service_policy.this["ci"]': {
        iam_service_id: `${ids}["ci"].id`,
        roles: ['Operator'],
        resources: [{ service: 'iam-identity' }],
      },
      'module.team["red"].module.ids.ibm_iam_service_id.this["cd"]': { name: 'red-cd' },
      'module.team["red"].module.ids.ibm_iam_service_policy.this["cd"]': {
        iam_service_id: `${ids}["cd"].id`,
        roles: ['Operator'],
        resources: [{ service: 'iam-identity' }],
      },
    });
  });

  for (const name of ['state.json', 'raw.tfstate']) {
    test(`ids of ${name} are values, and the engine's key is known by being the same`, async () => {
      const reading = readJson(await plan(name));
      const id = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
      const found = reading.declaration.resources.filter(({ mode }) => mode === 'managed');
      assert.equal(
        found.map((one) => [one.form, one.type, shownValues(one, ['api_key', 'apikey', 'id', 'iam_service_id'])]),
        [
          [
            'state',
            'ibm_iam_service_api_key',
            {
              apikey: '? sensitive',
              id: 'ApiKey-5d1f8a52-0000-4000-8000-000000000000',
              iam_service_id: `iam-${id}`,
            },
          ],
          ['state', 'ibm_iam_service_id', { id }],
          ['state', 'ibm_iam_service_policy', { id: `${id}/p1`, iam_service_id: id }],
          [
            'state',
            'ibm_sm_iam_credentials_configuration',
            {
              api_key: '-> ibm_iam_service_api_key.engine.apikey',
              id: 'us-south/927fb8ae-1ddd-4483-a21f-7d3c0fc81234/engine',
            },
          ],
        ],
      );
    });
  }

  test('a raw state has modules, keys, data sources, and nothing that was deposed', async () => {
    const { declaration } = readJson(await plan('raw.tfstate'));
    assert.equal(
      declaration.resources.map(({ address, origin }) => `${address} ${pointerOf(origin.path)}`),
      [
        'data.ibm_iam_service_id.old /resources/0/instances/0/attributes',
        'ibm_iam_service_api_key.engine /resources/1/instances/0/attributes',
        'ibm_iam_service_id.ci /resources/2/instances/0/attributes',
        'module.engine["a"].ibm_iam_service_policy.this["identity"] /resources/3/instances/0/attributes',
        'ibm_sm_iam_credentials_configuration.engine /resources/4/instances/0/attributes',
      ],
    );
  });
});
