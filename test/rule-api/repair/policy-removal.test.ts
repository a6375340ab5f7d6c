import * as assert from 'uvu/assert';
import type { Account } from '../../../src/account/model/account.ts';
import type { AccessPolicy, Authorization } from '../../../src/account/model/policy.ts';
import { subjectOf } from '../../../src/account/model/subject.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { policyRemoval } from '../../../src/rule-api/repair/policy-removal.ts';
import { testSuite } from '../../harness.ts';

const origin = { document: { source: 'x', index: 0 }, path: [] };
const layout = { subject: [], roles: [], attributes: [], condition: [] };
const shared = {
  id: 'p-1',
  description: undefined,
  roles: [],
  target: { attributes: [], tags: [] },
  condition: undefined,
  deleted: false,
  origin,
  layout,
};
const account: Account = {
  id: undefined,
  policies: [],
  authorizations: [],
  groups: [{ id: 'AccessGroupId-1', name: 'the readers', federated: undefined, origin }],
  memberships: [],
  dynamicRules: [],
  serviceIds: [],
  apiKeys: [],
  profiles: [],
  users: [],
  roles: [],
  settings: undefined,
  zones: [],
  networkRules: [],
  engines: [],
  storedSecrets: [],
  knowledge: {
    policies: { everything: false, of: new Set() },
    authorizations: { everything: false, of: new Set() },
    groups: { everything: false, of: new Set() },
    members: { everything: false, of: new Set() },
    memberships: { everything: false, of: new Set() },
    gaps: [],
  },
};
const access = (id: string): AccessPolicy => ({ ...shared, type: 'access', subject: subjectOf(id) });
const texts = (policy: AccessPolicy | Authorization): readonly string[] => {
  const { repairs, help } = policyRemoval(policy, account);
  return [
    ...repairs
      .flatMap(({ text, undo }) => [text, ...(undo === undefined ? [] : [undo])])
      .flatMap(({ text }) => text.split('\n')),
    ...(help === undefined ? [] : [String(help)]),
  ];
};

testSuite('removing a policy', (test) => {
  for (const [id, command, who] of [
    ['iam-ServiceId-1', 'service-policy', 'ServiceId-1'],
    ['iam-Profile-1', 'trusted-profile-policy', 'Profile-1'],
    ['IBMid-1', 'user-policy', 'E-MAIL-OF-IBMid-1'],
    ['AccessGroupId-1', 'access-group-policy', "'the readers'"],
  ] as const) {
    test(`of ${id}`, () => {
      const found = who.startsWith('E-MAIL') ? [`# ${who}: see ibmcloud account users`] : [];
      assert.equal(texts(access(id)), [
        ...found,
        `ibmcloud iam ${command} ${who} p-1 --output json --api-version v2 > p-1.json`,
        `ibmcloud iam ${command}-delete ${who} p-1 --force`,
        `ibmcloud iam ${command}-create ${who} --file p-1.json --api-version v2`,
      ]);
    });
  }

  test('an authorization', () => {
    assert.equal(texts({ ...shared, type: 'authorization', source: { attributes: [], tags: [] } }), [
      'ibmcloud iam authorization-policy p-1 --output json > p-1.json',
      'ibmcloud iam authorization-policy-delete p-1 --force',
      'ibmcloud iam authorization-policy-create --file p-1.json',
    ]);
  });

  test('one that is written down only, and one of a subject that is not known', () => {
    assert.equal(texts({ ...access('IBMid-1'), id: undefined }), []);
    assert.equal(texts({ ...access('IBMid-1'), subject: unknown('x') }), []);
  });

  test('of a service ID that is locked, around its unlocking', () => {
    const id = 'ServiceId-1';
    const locked = { ...account, serviceIds: [{ id, name: undefined, locked: true, origin }] };
    const [repair] = policyRemoval(access(id), locked).repairs;
    const lines = [...(repair?.text.text.split('\n') ?? []), ...(repair?.undo?.text.split('\n') ?? [])];
    assert.is(lines.filter((line) => line === 'ibmcloud iam service-id-unlock ServiceId-1 --force').length, 2);
    assert.is(lines.at(-1), 'ibmcloud iam service-id-lock ServiceId-1 --force');
  });

  test('by no command where Terraform declares it, or a template of the enterprise made it', () => {
    const declared = { ...access('IBMid-1'), address: 'module.a.ibm_iam_user_policy.eva' };
    assert.equal(texts(declared), ['take `module.a.ibm_iam_user_policy.eva` out of the code, and apply it']);
    const notes = { pattern: undefined, lastPermitAt: undefined, fromTemplate: true, subjects: 1, resources: 1 };
    assert.equal(policyRemoval({ ...access('IBMid-1'), notes }, account).repairs, []);
  });
});
