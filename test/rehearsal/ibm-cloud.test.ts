import * as assert from 'uvu/assert';
import { stringify } from 'yaml';
import { apiPolicy, eva, readers, robot } from '../rules/account-text.ts';
import { testSuite } from '../harness.ts';
import { Refused } from './call.ts';
import { at, documentsOf, type Documents } from './documents.ts';
import { ibmCloud } from './ibm-cloud.ts';

const ofRobot = { ...apiPolicy(robot, 'role:Viewer', { serviceName: 'kms' }), id: 'p1' };
const tagged = {
  ...apiPolicy(readers, 'role:Editor', { serviceName: 'iam-groups' }),
  id: 'p2',
  description: 'ours',
  rule: { key: 'x', operator: 'y', value: 'z' },
};

const account = (more: Readonly<Record<string, unknown>> = {}): Documents =>
  documentsOf({
    'account.yaml': stringify({
      kind: 'AccountSnapshot',
      version: 1,
      account_id: '791f5fb10986423e97aa8512f18b7e65',
      policies: [ofRobot, tagged],
      access_groups: [{ id: readers, name: 'readers', members: [{ iam_id: eva }] }],
      service_ids: [{ id: robot, name: 'robot', locked: false }],
      network_rules: [
        { id: 'r1', enforcement_mode: 'report', contexts: [{ attributes: [] }], resources: [{ attributes: [] }] },
      ],
      ...more,
    }),
  });

const after = (command: string, documents: Documents = account()): Documents => {
  ibmCloud(documents).run(command);
  return documents;
};

const shown = (documents: Documents, ...path: readonly (string | number)[]): unknown =>
  at(documents.value('account.yaml'), path);

const refusals: readonly (readonly [what: string, command: string, why: RegExp, more?: Record<string, unknown>])[] = [
  [
    'a second policy on the same target',
    `ibmcloud iam service-policy-create ${robot} --roles Editor --service-name kms`,
    /^409: /,
  ],
  [
    'an update onto the target of another',
    `ibmcloud iam service-policy-update ${robot} p3 --roles Editor --service-name kms`,
    /^409: /,
    { policies: [ofRobot, { ...apiPolicy(robot, 'role:Viewer', { serviceName: 'is' }), id: 'p3' }] },
  ],
  [
    'a policy for a locked service ID',
    `ibmcloud iam service-policy-create ${robot} --roles Editor --service-name is`,
    /is locked$/,
    { service_ids: [{ id: robot, locked: true }] },
  ],
  [
    'the deletion of a policy of a locked service ID',
    `ibmcloud iam service-policy-delete ${robot} p1 --force`,
    /is locked$/,
    { service_ids: [{ id: robot, locked: true }] },
  ],
  [
    'a change of what a template made',
    `ibmcloud iam service-policy-delete ${robot} p1 --force`,
    /managed by a template$/,
    { policies: [{ ...ofRobot, template: { id: 't' } }] },
  ],
  ['the deletion of a group with members', 'ibmcloud iam access-group-delete readers', /has members or policies$/],
  ['a command that there is not', 'ibmcloud iam service-polcy-create x --roles Viewer', /^there is no command/],
  [
    'a flag that there is not',
    `ibmcloud iam service-policy-create ${robot} --roles Viewer --service is`,
    /has no flag/,
  ],
  ['a policy without roles', `ibmcloud iam service-policy-create ${robot} --service-name is`, /`--roles` is missing/],
  [
    'an update of a policy of somebody else',
    'ibmcloud iam access-group-policy-update readers p1 --roles Viewer',
    /not one of/,
  ],
  ['a file that nothing has written', `ibmcloud iam service-policy-create ${robot} --file p.json`, /no file p\.json/],
];

testSuite('the simulator of IBM Cloud', (test) => {
  for (const [what, command, why, more] of refusals) {
    test(`refuses ${what}`, () => {
      assert.throws(
        () => after(command, account(more)),
        (error: unknown) => error instanceof Refused && why.test(error.message),
      );
    });
  }

  test('creates a policy that differs in its target', () => {
    const documents = after(`ibmcloud iam service-policy-create ${robot} --roles 'Reader,Writer' --service-name is`);
    const roles = shown(documents, 'policies', 2, 'control', 'grant', 'roles');
    assert.equal(roles, [
      { role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Reader' },
      { role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Writer' },
    ]);
  });

  test('an update replaces all: description, condition and tags are gone', () => {
    const documents = after('ibmcloud iam access-group-policy-update readers p2 --roles Viewer --service-name is');
    assert.is(shown(documents, 'policies', 1, 'description'), undefined);
    assert.is(shown(documents, 'policies', 1, 'rule'), undefined);
    assert.is(shown(documents, 'policies', 1, 'id'), 'p2');
    assert.is(shown(documents, 'policies', 1, 'resource', 'attributes', 1, 'value'), 'is');
  });

  test('a patch of a network rule merges, an update replaces', () => {
    const patched = after('ibmcloud cbr rule-patch r1 --enforcement-mode enabled');
    assert.is(shown(patched, 'network_rules', 0, 'enforcement_mode'), 'enabled');
    assert.equal(shown(patched, 'network_rules', 0, 'contexts'), [{ attributes: [] }]);
    const updated = after('ibmcloud cbr rule-update r1 --enforcement-mode enabled');
    assert.equal(shown(updated, 'network_rules', 0, 'contexts'), []);
  });

  test('a group goes with its policies where all of it is to go', () => {
    const documents = after('ibmcloud iam access-group-delete readers --recursive');
    assert.equal(shown(documents, 'access_groups'), []);
    assert.equal(shown(documents, 'policies', 1), undefined);
  });

  test('a locked service ID takes changes between unlocking and locking', () => {
    const documents = account({ service_ids: [{ id: robot, locked: true }] });
    after(
      [
        `ibmcloud iam service-id-unlock ${robot} --force`,
        `ibmcloud iam service-policy-delete ${robot} p1 --force`,
        `ibmcloud iam service-id-lock ${robot} --force`,
      ].join('\n'),
      documents,
    );
    assert.is(shown(documents, 'policies', 0, 'id'), 'p2');
    assert.is(shown(documents, 'service_ids', 0, 'locked'), true);
  });

  test('a copy of a policy brings it back as it was, if it was asked for in version 2', () => {
    const back = (version: string): unknown => {
      const documents = account();
      after(`ibmcloud iam access-group-policy readers p2 --output json ${version} > p2.json`, documents);
      assert.is(documents.names.length, 1);
      ibmCloud(documents).run(
        [
          `ibmcloud iam access-group-policy readers p2 --output json ${version} > p2.json`,
          'ibmcloud iam access-group-policy-delete readers p2 --force',
          'ibmcloud iam access-group-policy-create readers --file p2.json',
        ].join('\n'),
      );
      return shown(documents, 'policies', 1);
    };
    assert.equal(back('--api-version v2'), tagged);
    assert.equal(back(''), { type: 'UnsupportedVersion' });
  });
});
