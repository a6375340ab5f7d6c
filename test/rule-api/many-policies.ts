import type { AccessPolicy, Notes } from '../../src/account/model/policy.ts';
import { publicAccessGroup } from '../../src/account/model/subject.ts';
import { unknown } from '../../src/source/unknown.ts';
import { access, home, otherRobot, person, robot, vault, type On } from '../access/decide/build.ts';

const otherVault = '927fb8ae-1ddd-4483-a21f-7d3c0fc85678';
const group = '5d3a0c4f8c5b4a6f9d1e2b3c4d5e6f70';
const on = { accountId: home, serviceName: 'secrets-manager', serviceInstance: vault };
export const notes: Notes = {
  pattern: undefined,
  lastPermitAt: undefined,
  fromTemplate: false,
  subjects: 1,
  resources: 1,
};
const lasting = { key: '{{environment.attributes.current_date}}', operator: 'dateLessThan', value: '2030-01-01' };

/** Parts of policies, the usual one first and after it what rules speak of. */
export const targets: readonly On[] = [
  on,
  { ...on, serviceInstance: otherVault },
  ...[
    home,
    'vault',
    'crn:v1:bluemix:public:kms:us-south:a/1:2::',
    '*',
    '$INSTANCE',
    '',
    { match: '*' },
    { match: 'a' },
  ].map((serviceInstance) => ({ ...on, serviceInstance })),
  { ...on, resource: 'bucket' },
  ...[
    'prefix*',
    'other*',
    '**',
    '?',
    'your-*',
    { match: 'a*' },
    { match: '**' },
    'your-bucket',
    'xxxxx',
    'a'.repeat(1001),
    { anyOf: [] },
    { exists: true },
    unknown('open'),
  ].map((resource) => ({ ...on, resource })),
  { accountId: home, resourceGroupId: group },
  ...[home.toUpperCase(), vault, 'Default', 'RESOURCE_GROUP_ID', { match: '*' }].map((resourceGroupId) => ({
    accountId: home,
    resourceGroupId,
  })),
  ...['a/791f5fb10986423e97aa8512f18b7e65', 'ACCOUNT_ID', 'mine'].map((accountId) => ({ ...on, accountId })),
  ...['kms', 'iam-identity', 'iam-groups', 'kmz', 'certificate-manager', 'secrets-*'].map((serviceName) => ({
    ...on,
    serviceName,
  })),
  { serviceType: 'service' },
  ...['platform_service', 'services', 'account'].map((serviceType) => ({ serviceType, region: 'us-south' })),
  { accountId: home },
  { ...on, serviceType: 'service' },
  { ...on, [vault]: 'x' },
  { ...on, service_name: 'kms' },
  { ...on, resource: { operator: 'stringLike', value: 'a' } },
];
export const roles = [
  'Viewer',
  'Manager',
  'viewer',
  'Managr',
  'crn:v1:bluemix:public:iam::::role:Viewr',
  'YOUR_ROLE_NAME',
];
export const subjects = [robot, otherRobot, person, publicAccessGroup, 'IBMid-XXXXXXXXXX'];

const plainly = targets.flatMap((target, t) =>
  roles.flatMap((role, r) =>
    subjects.flatMap((to, s) => [
      access({ id: `${t} ${r} ${s}`, to, roles: [role], on: target }),
      { ...access({ id: `${t} ${r} ${s} new`, to, roles: [role, 'Reader'], on: target }), id: undefined },
    ]),
  ),
);

/** On a service that does not look at time conditions. */
const onCluster = access({
  id: 'cluster',
  to: robot,
  roles: ['Viewer'],
  on: { accountId: home, serviceName: 'containers-kubernetes' },
});

/** The first of them once more, with conditions; the pattern of a condition is noted. */
export const conditional = [
  lasting,
  { ...lasting, value: '2020-01-01' },
  { ...lasting, value: 'soon' },
  unknown('open'),
].flatMap((when) =>
  ['time-based-conditions:once', 'time-based-conditions:onze', undefined].flatMap((pattern) =>
    [...plainly.slice(0, 4), onCluster].map((policy, index) => ({
      ...policy,
      origin: { ...policy.origin, path: [JSON.stringify(when), pattern ?? '', index] },
      condition: when,
      notes: { ...notes, pattern },
    })),
  ),
);

/** Policies of all sorts. */
export const policies: readonly AccessPolicy[] = [...plainly, ...conditional];
