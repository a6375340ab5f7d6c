import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { eva, instance, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'redundant-role';

testSuite(id, (test) => {
  const policy = (roles: readonly string[], more: Readonly<Record<string, unknown>> = {}) => ({
    subject: eva,
    roles,
    service: 'kms',
    ...more,
  });

  test('lesser roles beside Administrator', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [policy(['Viewer', 'Editor', 'Administrator'])] })), [
      '/policies/0/roles/0 info: `Viewer` adds nothing here, because `Administrator` already grants all its actions; remove it',
      '/policies/0/roles/1 info: `Editor` adds nothing here, because `Administrator` already grants all its actions; remove it',
    ]);
  });

  test('given by a wider policy', async () => {
    const policies = [policy(['Reader']), policy(['Reader', 'Editor'], { instance })];
    assert.equal(await findingsOf(id, setup({ policies })), [
      '/policies/1/roles/0 info: `Reader` adds nothing here, because policies on wider targets already grant all its actions; remove it',
    ]);
  });

  for (const [title, policies, due] of [
    ['Viewer beside Editor', [policy(['Viewer', 'Editor'])], 0],
    ['Operator beside Editor on iam-identity', [policy(['Operator', 'Editor'], { service: 'iam-identity' })], 0],
    ['Operator beside Editor elsewhere', [policy(['Operator', 'Editor'])], 1],
    [
      'on many services',
      [policy(['Administrator', 'Editor'], { service: undefined, attributes: { serviceType: 'service' } })],
      0,
    ],
    ['roles of which nothing is known', [policy(['Helper', 'Editor'])], 0],
    [
      'all of it is granted elsewhere: the whole policy is redundant',
      [policy(['Editor', 'Operator']), policy(['Editor', 'Operator'], { instance, region: 'us-south' })],
      1,
    ],
  ] as const) {
    test(title, async () => assert.is((await findingsOf(id, setup({ policies }))).length, due));
  }
});
