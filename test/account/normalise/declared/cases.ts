import type { Declaration, Declared } from '../../../../src/languages/declared/declared.ts';
import { engine, gap, grant, groupsGrant, identityGrant, nobodyKnows, ref, resource, variable } from './declare.ts';

const groups = 'engine-cannot-manage-groups';
const keys = 'engine-cannot-manage-api-keys';

const inGroup = (members: Parameters<typeof resource>[1], options = {}): readonly Declared[] => [
  ...engine,
  identityGrant,
  resource('ibm_iam_access_group.admins', { name: 'admins' }),
  resource('ibm_iam_access_group_policy.admins', {
    access_group_id: ref('ibm_iam_access_group.admins.id'),
    roles: ['Editor'],
    resources: [{ service: 'iam-groups' }],
  }),
  resource(
    'ibm_iam_access_group_members.admins',
    { access_group_id: ref('ibm_iam_access_group.admins.id'), ...members },
    options,
  ),
];

const engineId = ref('ibm_iam_service_id.engine.iam_id');

type Case = readonly [resources: readonly Declared[], expected: readonly string[], gaps?: Declaration['gaps']];

/** What is declared, and what the rules of the engine say of it. */
export const cases: Readonly<Record<string, Case>> = {
  'nothing granted': [engine, [groups, keys]],
  'all granted': [[...engine, groupsGrant, identityGrant], []],
  'one granted': [[...engine, identityGrant], [groups]],
  'a role of another case': [[...engine, grant('iam-groups', ['editor']), identityGrant], [groups]],
  'the same in a script': [[...engine, grant('iam-groups', ['editor'], {}, { form: 'script' }), identityGrant], []],
  'a role that is not known': [[...engine, grant('iam-groups', [nobodyKnows]), identityGrant], [`${groups} low`]],
  'roles that are not known beside one that is enough': [
    [...engine, grant('iam-groups', [nobodyKnows, 'Editor']), identityGrant],
    [],
  ],
  'no target: all IAM-enabled services, and not these': [
    [...engine, resource('ibm_iam_service_policy.all', { iam_id: engineId, roles: ['Administrator'] }), identityGrant],
    [groups],
  ],
  'account management': [
    [
      ...engine,
      resource('ibm_iam_service_policy.all', {
        iam_id: engineId,
        roles: ['Editor', 'Operator'],
        account_management: true,
      }),
    ],
    [],
  ],
  'perhaps account management': [
    [
      ...engine,
      resource('ibm_iam_service_policy.all', {
        iam_id: engineId,
        roles: ['Editor', 'Operator'],
        account_management: nobodyKnows,
      }),
    ],
    [`${groups} low`, `${keys} low`],
  ],
  'resource attributes': [
    [
      ...engine,
      identityGrant,
      resource('ibm_iam_service_policy.groups', {
        iam_id: engineId,
        roles: ['Editor'],
        resource_attributes: [{ name: 'serviceName', value: 'iam-groups' }],
      }),
    ],
    [],
  ],
  'a resource group': [
    [
      ...engine,
      identityGrant,
      grant('iam-groups', ['Editor'], {
        resources: [{ service: 'iam-groups', resource_group_id: ref('data.ibm_resource_group.default.id') }],
      }),
    ],
    [groups],
  ],
  'a resource group that a variable may leave out': [
    [
      ...engine,
      identityGrant,
      grant('iam-groups', ['Editor'], {
        resources: [{ service: 'iam-groups', resource_group_id: variable('group') }],
      }),
    ],
    [`${groups} low`],
  ],
  'any instance': [
    [
      ...engine,
      identityGrant,
      grant('iam-groups', ['Editor'], { resources: [{ service: 'iam-groups', resource: '*' }] }),
    ],
    [],
  ],
  'a policy that is perhaps there': [
    [...engine, grant('iam-groups', ['Editor'], {}, { uncertainBecause: 'nobody counts' }), identityGrant],
    [`${groups} low`],
  ],
  'a policy of nobody known': [
    [...engine, grant('iam-groups', ['Editor'], { iam_id: nobodyKnows }), identityGrant],
    [`${groups} low`],
  ],
  'a policy of a variable': [
    [...engine, grant('iam-groups', ['Editor'], { iam_id: variable('id') }), identityGrant],
    [`${groups} low`],
  ],
  'a policy of a variable that would not be enough': [
    [...engine, grant('iam-groups', ['Viewer'], { iam_id: variable('id') }), identityGrant],
    [groups],
  ],
  'a policy of what a data source of another name finds': [
    [
      ...engine,
      resource('data.ibm_iam_service_id.other', { name: 'other' }),
      grant('iam-groups', ['Editor'], { iam_id: ref('data.ibm_iam_service_id.other.service_ids.0.iam_id') }),
      identityGrant,
    ],
    [groups],
  ],
  'a policy of what a data source of the same name finds': [
    [
      ...engine,
      resource('data.ibm_iam_service_id.same', { name: 'engine' }),
      grant('iam-groups', ['Editor'], { iam_id: ref('data.ibm_iam_service_id.same.service_ids.0.iam_id') }),
      identityGrant,
    ],
    [],
  ],
  'through a group': [inGroup({ iam_service_ids: [engineId] }), []],
  'in another member list': [inGroup({ iam_service_ids: ['iam-ServiceId-1'] }), [groups]],
  'members that are not known': [inGroup({ iam_service_ids: nobodyKnows }), [`${groups} low`]],
  'perhaps a member': [
    inGroup({ iam_service_ids: [engineId] }, { uncertainBecause: 'nobody counts' }),
    [`${groups} low`],
  ],
  'a member of a group that is not known': [
    inGroup({ access_group_id: nobodyKnows, iam_service_ids: [engineId] }),
    [`${groups} low`],
  ],
  'a member of what a variable names': [
    inGroup({ access_group_id: variable('group'), iam_service_ids: [engineId] }),
    [`${groups} low`],
  ],
  'an unread module that is given the service ID': [
    [...engine, identityGrant],
    [`${groups} low`],
    [gap('the module was not read', ['ibm_iam_service_id.engine'])],
  ],
  'an unread module that is given something else': [
    [...engine, identityGrant],
    [groups],
    [gap('the module was not read', ['ibm_resource_instance.sm'])],
  ],
  'a syntax error': [[...engine, identityGrant], [`${groups} low`], [gap('a file has a syntax error')]],
  'static secrets': [
    [
      ...engine,
      identityGrant,
      resource('ibm_sm_iam_credentials_secret.a', {
        instance_id: ref('ibm_resource_instance.sm.guid'),
        service_id: 'ServiceId-1',
      }),
    ],
    [],
  ],
  'a group of its own': [
    [
      ...engine,
      identityGrant,
      resource('ibm_iam_access_group.app', { name: 'app' }),
      grant('iam-groups', ['Editor'], {
        resources: [{ service: 'iam-groups', resource: ref('ibm_iam_access_group.app.id') }],
      }),
      resource('ibm_sm_iam_credentials_secret.a', {
        instance_id: ref('ibm_resource_instance.sm.guid'),
        access_groups: [ref('ibm_iam_access_group.app.id')],
      }),
    ],
    [],
  ],
  'groups that are not known, with rights on one': [
    [
      ...engine,
      identityGrant,
      resource('ibm_iam_access_group.app', { name: 'app' }),
      grant('iam-groups', ['Editor'], {
        resources: [{ service: 'iam-groups', resource: ref('ibm_iam_access_group.app.id') }],
      }),
      resource('ibm_sm_iam_credentials_secret.a', {
        instance_id: ref('ibm_resource_instance.sm.guid'),
        access_groups: nobodyKnows,
      }),
    ],
    [`${groups} low`],
  ],
  'an expired window': [
    [
      ...engine,
      identityGrant,
      grant('iam-groups', ['Editor'], {
        rule_conditions: [
          {
            key: '{{environment.attributes.current_date_time}}',
            operator: 'dateTimeLessThanOrEquals',
            value: ['2026-06-30T23:59:59+00:00'],
          },
        ],
        pattern: 'time-based-conditions:once',
      }),
    ],
    [groups],
  ],
  'a custom role': [
    [
      ...engine,
      identityGrant,
      resource('ibm_iam_custom_role.adder', {
        name: 'Adder',
        display_name: 'Group adder',
        service: 'iam-groups',
        actions: ['iam-groups.groups.read', 'iam-groups.groups.list', 'iam-groups.members.add'],
      }),
      grant('iam-groups', ['Group adder']),
    ],
    [],
  ],
  'restricted, and no creator': [
    [
      ...engine,
      groupsGrant,
      identityGrant,
      resource('ibm_iam_account_settings.a', { restrict_create_service_id: 'RESTRICTED' }),
    ],
    ['engine-cannot-create-service-ids'],
  ],
};
