import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { createAccess } from '../../src/access/access.ts';
import type { Account } from '../../src/account/model/account.ts';
import type { AccessPolicy, Notes, Policy } from '../../src/account/model/policy.ts';
import { publicAccessGroup } from '../../src/account/model/subject.ts';
import { unknown } from '../../src/source/unknown.ts';
import type { Rule } from '../../src/rule-api/define.ts';
import { foundIn } from '../../src/rule-api/shape.ts';
import {
  access,
  account,
  authorization,
  home,
  noon,
  otherRobot,
  person,
  robot,
  vault,
  type On,
} from '../access/decide/build.ts';
import { testSuite } from '../harness.ts';

const otherVault = '927fb8ae-1ddd-4483-a21f-7d3c0fc85678';
const group = '5d3a0c4f8c5b4a6f9d1e2b3c4d5e6f70';
const on = { accountId: home, serviceName: 'secrets-manager', serviceInstance: vault };
const usual = access({ id: 'a', roles: ['Viewer'], on });
const notes: Notes = { pattern: undefined, lastPermitAt: undefined, fromTemplate: false, subjects: 1, resources: 1 };
const used = (lastPermitAt: string): Notes => ({ ...notes, lastPermitAt });
const lasting = { key: '{{environment.attributes.current_date}}', operator: 'dateLessThan', value: '2030-01-01' };

/** How many of some policies are asked about. */
const asked = (...policies: readonly Policy[]): number => {
  let count = 0;
  const found = foundIn(policies, () => {
    count += 1;
    return true;
  });
  assert.is([...found].length, policies.length);
  return count;
};

testSuite('moulds of policies', (test) => {
  for (const [what, one, other] of [
    ['their ids', usual, access({ id: 'b', roles: ['Viewer'], on })],
    ['their subjects', usual, access({ to: otherRobot, roles: ['Viewer'], on })],
    ['instances', usual, access({ roles: ['Viewer'], on: { ...on, serviceInstance: otherVault } })],
    [
      'plain names',
      access({ roles: ['Viewer'], on: { ...on, resource: 'one' } }),
      access({ roles: ['Viewer'], on: { ...on, resource: 'other/2' } }),
    ],
    [
      'patterns',
      access({ roles: ['Viewer'], on: { ...on, resource: { match: 'one-*' } } }),
      access({ roles: ['Viewer'], on: { ...on, resource: { match: 'other/?' } } }),
    ],
    [
      'what a role does',
      access({ roles: [{ id: undefined, name: 'Viewer', actions: ['a.b.c'] }], on }),
      access({ roles: [{ id: undefined, name: 'Viewer', actions: ['a.b.d'] }], on }),
    ],
    ['when they were last used', { ...usual, notes: used('2026-01-01') }, { ...usual, notes: used('2025-01-01') }],
    [
      'the instances of a source',
      authorization({ from: on, roles: ['Viewer'], on }),
      authorization({ from: { ...on, serviceInstance: otherVault }, roles: ['Viewer'], on }),
    ],
  ] as const) {
    test(`those that differ in ${what} are of one mould`, () => assert.is(asked(one, other), 1));
  }

  for (const [what, other] of [
    ['the role', access({ roles: ['Writer'], on })],
    ['one role more', access({ roles: ['Viewer', 'Writer'], on })],
    ['the service', access({ roles: ['Viewer'], on: { ...on, serviceName: 'kms' } })],
    ['an attribute more', access({ roles: ['Viewer'], on: { ...on, region: 'us-south' } })],
    ['the operator', access({ roles: ['Viewer'], on: { ...on, serviceInstance: { match: vault } } })],
    ['the kind of subject', access({ to: person, roles: ['Viewer'], on })],
    ['whether IAM has it', { ...usual, id: undefined }],
    ['the condition', access({ roles: ['Viewer'], on, when: lasting })],
    ['the pattern of a condition', { ...usual, notes: { ...notes, pattern: 'x' } }],
    ['a wildcard', access({ roles: ['Viewer'], on: { ...on, resource: 'a*' } })],
    ['whether a template made it', { ...usual, notes: { ...notes, fromTemplate: true } }],
    ['whether it is known when it was used', { ...usual, notes: used('2026-01-01') }],
  ] as const) {
    test(`those that differ in ${what} are not`, () => assert.is(asked(usual, other), 2));
  }

  for (const [what, one] of [
    ['an unknown condition', access({ roles: ['Viewer'], on, when: unknown('x') })],
    ['a tag', access({ roles: ['Viewer'], on, tags: { env: 'prod' } })],
    ['a mere wildcard', access({ roles: ['Viewer'], on: { ...on, resource: { match: '*' } } })],
    ['a pattern for an instance', access({ roles: ['Viewer'], on: { ...on, serviceInstance: { match: 'a*' } } })],
    ['a placeholder', access({ roles: ['Viewer'], on: { ...on, resource: 'YOUR-BUCKET' } })],
    ['no GUID for an instance', access({ roles: ['Viewer'], on: { ...on, serviceInstance: 'vault' } })],
    ['a list', access({ roles: ['Viewer'], on: { ...on, resource: { anyOf: ['a', 'b'] } } })],
    ['an unknown value', access({ roles: ['Viewer'], on: { ...on, resource: unknown('x') } })],
    ['an unknown target', access({ roles: ['Viewer'], on: unknown('x') })],
    ['an unknown role', access({ roles: [unknown('x')], on })],
    ['unknown roles', access({ roles: unknown('x'), on })],
    ['an unknown subject', access({ to: unknown('x'), roles: ['Viewer'], on })],
    ['everybody', access({ to: publicAccessGroup, roles: ['Viewer'], on })],
    ['an odd subject', access({ to: 'somebody@example.com', roles: ['Viewer'], on })],
    ['several resources', { ...usual, notes: { ...notes, resources: 2 } }],
    ['an address', { ...usual, address: 'ibm_iam_service_policy.x' }],
    ['an unknown source', authorization({ from: unknown('x'), roles: ['Viewer'], on })],
  ] as const) {
    test(`${what} makes a mould of its own`, () => assert.is(asked(one, one), 2));
  }

  test('what is deleted is left out, and the order stays', () => {
    const list = [
      usual,
      access({ id: 'b', roles: ['Writer'], on }),
      { ...usual, deleted: true },
      { ...usual, id: 'c' },
    ];
    const ids = [...foundIn(list, ({ roles }) => ('unknown' in roles ? undefined : roles.length))];
    assert.equal(
      ids.map(({ policy }) => policy.id),
      ['a', 'b', 'c'],
    );
    assert.equal([...foundIn(list, () => undefined)], []);
  });
});

/** Parts of policies, the usual one first and after it what rules speak of. */
const targets: readonly On[] = [
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
const roles = ['Viewer', 'Manager', 'viewer', 'Managr', 'crn:v1:bluemix:public:iam::::role:Viewr', 'YOUR_ROLE_NAME'];
const subjects = [robot, otherRobot, person, publicAccessGroup, 'IBMid-XXXXXXXXXX'];

const plainly = targets.flatMap((target, t) =>
  roles.flatMap((role, r) =>
    subjects.flatMap((to, s) => [
      access({ id: `${t} ${r} ${s}`, to, roles: [role], on: target }),
      { ...access({ id: `${t} ${r} ${s} new`, to, roles: [role, 'Reader'], on: target }), id: undefined },
    ]),
  ),
);

/** The first of them once more, with conditions; the pattern of a condition is noted. */
const conditional = [
  lasting,
  { ...lasting, value: '2020-01-01' },
  { ...lasting, value: 'soon' },
  unknown('open'),
].flatMap((when) =>
  ['time-based-conditions:once', 'time-based-conditions:onze', undefined].flatMap((pattern) =>
    plainly.slice(0, 4).map((policy, index) => ({
      ...policy,
      origin: { ...policy.origin, path: [JSON.stringify(when), pattern ?? '', index] },
      condition: when,
      notes: { ...notes, pattern },
    })),
  ),
);

const policies: readonly AccessPolicy[] = [...plainly, ...conditional];

const catalogue = createCatalogue();

const run = (rule: Rule, one: Account) => {
  const input = {
    account: one,
    catalogue,
    accountOf: () => undefined,
    accessOf: (of: Account) => createAccess(of, catalogue, noon),
    now: noon,
  };
  return [...rule.run(input, undefined)];
};

/** Rules that judge a policy by itself. */
const single = rules.filter(
  ({ id, category }) =>
    (category === 'policy' && id !== 'duplicate-policy') ||
    ['policy-for-everybody', 'policy-given-to-user', 'scope-that-narrows-nothing', 'whole-service-writer'].includes(id),
);

testSuite('what a rule says of a policy', (test) => {
  const together: Account = account({ policies });
  const alone = policies.map((policy: AccessPolicy) => account({ policies: [policy] }));
  for (const rule of single) {
    test(`\`${rule.id}\`: does not hang on the policies before it`, () => {
      assert.equal(
        run(rule, together),
        alone.flatMap((one) => run(rule, one)),
      );
    });
  }
});
