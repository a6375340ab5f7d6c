import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, apiPolicy, eva, instance, readers, setup, snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'redundant-with-group';

testSuite(id, (test) => {
  const on = (subject: string, roles: readonly string[], more: Readonly<Record<string, unknown>> = {}) => ({
    subject,
    roles,
    service: 'kms',
    ...more,
  });
  const access_groups = [
    { id: admins, members: [eva] },
    { id: readers, members: [eva] },
  ];

  test('one group, and two together', async () => {
    const policies = [on(eva, ['Editor', 'Reader'], { instance }), on(admins, ['Editor']), on(readers, ['Reader'])];
    assert.equal(await findingsOf(id, setup({ policies, access_groups })), [
      `/policies/0 info: \`${eva}\` has everything that this policy grants through \`${admins}\` and \`${readers}\`, so leaving the group would not end the access; delete the policy`,
    ]);
  });

  for (const [title, policies, due] of [
    ['the same target', [on(eva, ['Editor']), on(admins, ['Editor'])], 1],
    ['the group gives less', [on(eva, ['Administrator']), on(admins, ['Editor'])], 0],
    ['the group gives it on one instance', [on(eva, ['Editor']), on(admins, ['Editor'], { instance })], 0],
    [
      'its own wider policy grants it: another rule tells',
      [on(eva, ['Editor'], { instance }), on(eva, ['Editor']), on(admins, ['Administrator'], { instance })],
      0,
    ],
  ] as const) {
    test(title, async () => assert.is((await findingsOf(id, setup({ policies, access_groups }))).length, due));
  }

  test('a membership of hours is no ground', async () => {
    const policies = [eva, admins].map((subject) => apiPolicy(subject, 'role:Editor', { serviceName: 'kms' }));
    const text = (membership_type: string) =>
      snapshot({
        policies,
        access_groups: [{ id: admins, name: 'x', members: [{ iam_id: eva, type: 'user', membership_type }] }],
      });
    assert.is((await findingsOf(id, text('static'))).length, 1);
    assert.equal(await findingsOf(id, text('dynamic')), []);
  });
});
