import * as assert from 'uvu/assert';
import { readKubernetes } from '../../../src/languages/kubernetes/read.ts';
import { isKubernetesObject } from '../../../src/languages/kubernetes/matches.ts';
import type { Json } from '../../../src/source/json.ts';
import { isOrigin, pointerOf } from '../../../src/source/place.ts';
import { testSuite } from '../../harness.ts';
import { shownValues } from '../terraform-json/shown.ts';

const operator = (kind: string, spec: Json, metadata: Json = { name: 'one' }): Json => ({
  apiVersion: 'ibmcloud.ibm.com/v1alpha1',
  kind,
  metadata,
  spec,
});

const request = (policies: Json, kind = 'IBMCloudProviderSpec'): Json => ({
  apiVersion: 'cloudcredential.openshift.io/v1',
  kind: 'CredentialsRequest',
  metadata: { name: 'registry', namespace: 'openshift-cloud-credential-operator' },
  spec: {
    secretRef: { name: 'installer-cloud-credentials', namespace: 'openshift-image-registry' },
    providerSpec: { apiVersion: 'cloudcredential.openshift.io/v1', kind, policies },
  },
});

const read = (value: Json) => readKubernetes({ ref: { source: 'iam.yaml', index: 0 }, value });

/** `type address at pointer`, and the values. */
const declared = (value: Json): readonly (readonly [string, Json])[] =>
  read(value).declaration.resources.map((one) => [
    `${one.type} ${one.address} at ${pointerOf(one.origin.path)}`,
    shownValues(one),
  ]);

const cos = { serviceClass: 'cloud-object-storage' };
const account = [{ name: 'accountId', value: '? the account of the operator' }];

const cases: readonly (readonly [title: string, value: Json, declared: readonly (readonly [string, Json])[]])[] = [
  [
    'a policy of a user on a bucket',
    operator('AccessPolicy', {
      subject: { userEmail: 'ops@example.com' },
      roles: { definedRoles: ['Administrator'] },
      target: {
        resourceGroup: 'Default',
        serviceClass: 'cloud-object-storage',
        serviceID: '1cdd19ff-c033-4767-b6b7-4fe2fc58c6a1',
        resourceName: 'bucket',
        resourceID: 'logs',
        region: 'us-south',
        resourceKey: 'prefix',
        resourceValue: 'a',
      },
    }),
    [
      [
        'ibm_iam_user_policy kubernetes:default/AccessPolicy/one at /spec',
        {
          ibm_id: 'ops@example.com',
          roles: ['Administrator'],
          resource_attributes: [
            { name: 'serviceName', value: 'cloud-object-storage' },
            { name: 'serviceInstance', value: '1cdd19ff-c033-4767-b6b7-4fe2fc58c6a1' },
            { name: 'resourceType', value: 'bucket' },
            { name: 'resource', value: 'logs' },
            { name: 'resourceGroupId', value: '? the resource group is given by name instead of by id' },
            { name: 'region', value: 'us-south' },
            { name: 'prefix', value: 'a' },
          ],
        },
      ],
    ],
  ],
  [
    'a policy of a service ID on everything',
    operator('AccessPolicy', {
      subject: { serviceID: 'ServiceId-3b9f026a-eb6e-495f-b104-95232d0c4a59' },
      roles: { definedRoles: ['Viewer'], customRolesDName: ['COS Admin'] },
      target: {},
    }),
    [
      [
        'ibm_iam_service_policy kubernetes:default/AccessPolicy/one at /spec',
        {
          iam_service_id: 'ServiceId-3b9f026a-eb6e-495f-b104-95232d0c4a59',
          roles: ['Viewer', 'COS Admin'],
          resource_attributes: account,
        },
      ],
    ],
  ],
  [
    'a policy of a group with a role, both of them objects',
    operator(
      'AccessPolicy',
      {
        subject: { accessGroupDef: { accessGroupName: 'devs', accessGroupNamespace: 'teams' } },
        roles: { customRolesDef: [{ customRoleName: 'cos', customRoleNamespace: '' }] },
        target: { ...cos, resourceGroup: '0be5ad401ae913d8ff665d92680664ed' },
      },
      { name: 'p', namespace: 'iam' },
    ),
    [
      [
        'ibm_iam_access_group_policy kubernetes:iam/AccessPolicy/p at /spec',
        {
          access_group_id: '-> kubernetes:teams/AccessGroup/devs.id',
          roles: ['-> kubernetes:iam/CustomRole/cos.display_name'],
          resource_attributes: [
            { name: 'serviceName', value: 'cloud-object-storage' },
            { name: 'resourceGroupId', value: '0be5ad401ae913d8ff665d92680664ed' },
          ],
        },
      ],
    ],
  ],
  [
    'a policy of a group by id, with values that are filled in later',
    operator('AccessPolicy', {
      subject: { accessGroupID: '{{ .Values.group }}' },
      roles: { definedRoles: ['${ROLE}', 'Viewer'] },
      target: cos,
    }),
    [
      [
        'ibm_iam_access_group_policy kubernetes:default/AccessPolicy/one at /spec',
        {
          access_group_id: '? `{{ .Values.group }}` is filled in at deployment',
          roles: ['? `${ROLE}` is filled in at deployment', 'Viewer'],
          resource_attributes: [{ name: 'serviceName', value: 'cloud-object-storage' }],
        },
      ],
    ],
  ],
  [
    'a policy without a subject',
    operator('AccessPolicy', { roles: {}, target: cos }),
    [
      [
        'ibm_iam_access_group_policy kubernetes:default/AccessPolicy/one at /spec',
        {
          access_group_id: '? which `AccessGroup` is meant',
          resource_attributes: [{ name: 'serviceName', value: 'cloud-object-storage' }],
        },
      ],
    ],
  ],
  [
    'an authorization',
    operator('AuthorizationPolicy', {
      source: { serviceClass: 'secrets-manager', serviceID: '927fb8ae-1ddd-4483-a21f-7d3c0fc81234' },
      roles: ['Operator'],
      target: { serviceClass: 'iam-identity' },
    }),
    [
      [
        'ibm_iam_authorization_policy kubernetes:default/AuthorizationPolicy/one at /spec',
        {
          subject_attributes: [
            { name: 'serviceName', value: 'secrets-manager' },
            { name: 'serviceInstance', value: '927fb8ae-1ddd-4483-a21f-7d3c0fc81234' },
          ],
          roles: ['Operator'],
          resource_attributes: [{ name: 'serviceName', value: 'iam-identity' }],
        },
      ],
    ],
  ],
  [
    'a group with members, and one without',
    {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        operator('AccessGroup', {
          name: 'devs',
          description: 'developers',
          userEmails: ['a@example.com'],
          serviceIDs: ['ServiceId-3b9f026a-eb6e-495f-b104-95232d0c4a59', 7],
        }),
        { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' }, spec: {} },
        operator('AccessGroup', { name: 'none', description: '', userEmails: [] }, {}),
      ],
    },
    [
      [
        'ibm_iam_access_group kubernetes:default/AccessGroup/one at /items/0/spec',
        { name: 'devs', description: 'developers' },
      ],
      [
        'ibm_iam_access_group_members kubernetes:default/AccessGroup/one/members at /items/0/spec',
        {
          access_group_id: '-> kubernetes:default/AccessGroup/one.id',
          ibm_ids: ['a@example.com'],
          iam_service_ids: [
            'ServiceId-3b9f026a-eb6e-495f-b104-95232d0c4a59',
            '? `serviceIDs` contains something that is not a text',
          ],
        },
      ],
      ['ibm_iam_access_group kubernetes:default/AccessGroup/iam.yaml:0:items:2 at /items/2/spec', { name: 'none' }],
    ],
  ],
  [
    'a custom role',
    operator('CustomRole', {
      roleName: 'COSAdmin',
      serviceClass: 'cloud-object-storage',
      displayName: 'COS Admin',
      description: 'all',
      actions: ['cloud-object-storage.bucket.put'],
    }),
    [
      [
        'ibm_iam_custom_role kubernetes:default/CustomRole/one at /spec',
        {
          name: 'COSAdmin',
          display_name: 'COS Admin',
          description: 'all',
          service: 'cloud-object-storage',
          actions: ['cloud-object-storage.bucket.put'],
        },
      ],
    ],
  ],
  [
    'a request for credentials',
    request([
      {
        attributes: [{ name: 'serviceName', value: 'cloud-object-storage' }],
        roles: [
          'crn:v1:bluemix:public:iam::::role:Viewer',
          'crn:v1:bluemix:public:iam::::serviceRole:Writer',
          'crn:v1:bluemix:public:cloud-object-storage::::serviceRole:ObjectReader',
        ],
      },
      {
        attributes: [{ name: 'resourceType', value: 'resource-group', operator: 'stringEquals' }],
        roles: ['crn:v1:bluemix:public:iam::::role:Viewer'],
      },
    ]),
    [
      [
        'ibm_iam_service_id kubernetes:openshift-cloud-credential-operator/CredentialsRequest/registry at /spec',
        { name: '? `ccoctl --name` is part of it' },
      ],
      [
        'ibm_iam_service_policy kubernetes:openshift-cloud-credential-operator/CredentialsRequest/registry/policies/0 at /spec/providerSpec/policies/0',
        {
          iam_service_id: '-> kubernetes:openshift-cloud-credential-operator/CredentialsRequest/registry.id',
          roles: [
            'crn:v1:bluemix:public:iam::::role:Viewer',
            'crn:v1:bluemix:public:iam::::serviceRole:Writer',
            'crn:v1:bluemix:public:cloud-object-storage::::serviceRole:ObjectReader',
          ],
          resource_attributes: [
            { name: 'serviceName', value: 'cloud-object-storage' },
            { name: 'resourceGroupId', value: '? whether `ccoctl` gets a resource group' },
          ],
        },
      ],
      [
        'ibm_iam_service_policy kubernetes:openshift-cloud-credential-operator/CredentialsRequest/registry/policies/1 at /spec/providerSpec/policies/1',
        {
          iam_service_id: '-> kubernetes:openshift-cloud-credential-operator/CredentialsRequest/registry.id',
          roles: ['crn:v1:bluemix:public:iam::::role:Viewer'],
          resource_attributes: [
            { name: 'resourceType', value: 'resource-group', operator: 'stringEquals' },
            { name: 'resource', value: '? whether `ccoctl` gets a resource group' },
          ],
        },
      ],
    ],
  ],
];

const recognised: readonly (readonly [title: string, value: Json, is: boolean])[] = [
  ['an access policy', operator('AccessPolicy', {}), true],
  [
    'an access policy of a later version',
    { ...Object(operator('AccessPolicy', {})), apiVersion: 'ibmcloud.ibm.com/v1' },
    true,
  ],
  ['another object of the group', operator('Service', {}), false],
  ['a request for Power Virtual Server', request([], 'IBMCloudPowerVSProviderSpec'), true],
  ['a request of another cloud', request([], 'AWSProviderSpec'), false],
  ['a list with one', { apiVersion: 'v1', kind: 'List', items: [null, operator('CustomRole', {})] }, true],
  [
    'a list of one kind',
    { apiVersion: 'ibmcloud.ibm.com/v1alpha1', kind: 'CustomRoleList', items: [operator('CustomRole', {})] },
    true,
  ],
  ['a list without', { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Pod' }] }, false],
  ['a deployment', { apiVersion: 'apps/v1', kind: 'Deployment' }, false],
  ['an engine setup', { kind: 'EngineSetup', version: 1, engine: {} }, false],
];

testSuite('kubernetes/read', (test) => {
  for (const [title, value, is] of recognised)
    test(`recognised: ${title}`, () => assert.is(isKubernetesObject(value), is));

  for (const [title, value, expected] of cases) {
    test(title, () => {
      assert.equal(declared(value), expected);
      assert.equal(read(value).problems, []);
      assert.equal(read(value).declaration.gaps, []);
    });
  }

  const problemsOf = (value: Json): readonly string[] =>
    read(value).problems.map(
      ({ rule, place, message }) => `${rule} at ${isOrigin(place) ? pointerOf(place.path) : ''}: ${message}`,
    );

  test('an object without a spec', () => {
    assert.equal(problemsOf(operator('AccessGroup', null)), [
      'schema-error at /spec: `spec` of this `AccessGroup` is empty, but should be a mapping',
    ]);
  });

  test('two subjects at once', () => {
    const value = operator('AccessPolicy', {
      subject: { userEmail: 'a@example.com', accessGroupDef: { accessGroupName: 'x' } },
      roles: {},
      target: {},
    });
    assert.equal(problemsOf(value), [
      'schema-error at /spec/subject: this access policy names more than one subject, which the operator refuses',
    ]);
    assert.equal(declared(value), []);
  });
});
