import * as assert from 'uvu/assert';
import { createRecurring, policyOf } from '../../../src/account/normalise/policy.ts';
import type { JsonObject } from '../../../src/source/json.ts';
import { testSuite } from '../../harness.ts';

const origin = { document: { source: 'x', index: 0 }, path: [] };
const roles = [{ role_id: 'crn:v1:bluemix:public:iam::::role:Viewer' }];
const uuid = '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';

type Attributes = readonly (readonly [key: string, value: string])[];

const attributes = (given: Attributes) => given.map(([key, value]) => ({ key, operator: 'stringEquals', value }));
const policy = (subject: Attributes, target: Attributes = [['serviceName', 'kms']]): JsonObject => ({
  type: 'access',
  subject: { attributes: attributes(subject) },
  control: { grant: { roles } },
  resource: { attributes: attributes(target) },
});

const notesOf = (value: JsonObject) => policyOf(value, origin, createRecurring()).notes;

testSuite('what is seldom said of a policy', (test) => {
  for (const [name, subject] of [
    ['a service ID', [['iam_id', `iam-ServiceId-${uuid}`]]],
    ['a trusted profile', [['iam_id', `iam-Profile-${uuid}`]]],
    ['a user', [['iam_id', 'IBMid-060001QWER']]],
    ['a group', [['access_group_id', `AccessGroupId-${uuid}`]]],
    ['everybody', [['access_group_id', 'AccessGroupId-PublicAccess']]],
  ] as const) {
    test(`nothing of ${name} under its attribute`, () => assert.is(notesOf(policy(subject)), undefined));
  }

  for (const [name, subject] of [
    ['nobody', []],
    ['a service ID in its own spelling', [['iam_id', `ServiceId-${uuid}`]]],
    ['a group as an IAM id', [['iam_id', `AccessGroupId-${uuid}`]]],
    ['a service ID as a group', [['access_group_id', `iam-ServiceId-${uuid}`]]],
    ['an e-mail address', [['iam_id', 'jo@example.com']]],
    ['a key', [['iam_id', `ApiKey-${uuid}`]]],
    ['a CRN', [['iam_id', 'crn:v1:x']]],
    [
      'two',
      [
        ['iam_id', 'IBMid-060001QWER'],
        ['access_group_id', `AccessGroupId-${uuid}`],
      ],
    ],
  ] as const) {
    test(`${name} as a subject is kept as written`, () => {
      assert.equal(
        notesOf(policy(subject))?.subject?.map((given) => [given.name, given.value]),
        subject,
      );
    });
  }

  test('a target that names an attribute twice is kept as written', () => {
    const target: Attributes = [
      ['serviceName', 'kms'],
      ['serviceName', 'logs'],
    ];
    assert.equal(
      notesOf(policy([['iam_id', 'IBMid-060001QWER']], target))?.target?.map((given) => [given.name, given.value]),
      target,
    );
  });
});
