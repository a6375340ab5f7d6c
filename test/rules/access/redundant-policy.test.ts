import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, eva, instance, setup, tom } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';

const id = 'redundant-policy';

testSuite(id, (test) => {
  const on = (roles: readonly string[], more: Readonly<Record<string, unknown>> = {}) => ({
    subject: eva,
    roles,
    service: 'kms',
    ...more,
  });

  test('names the policies that grant it', async () => {
    const text = setup({ policies: [on(['Editor']), on(['Reader']), on(['Reader', 'Editor'], { instance })] });
    assert.equal(await findingsOf(id, text), [
      `/policies/2 info: \`${eva}\` already has everything that this policy grants through 2 wider policies, so the policy only looks like a restriction; delete it`,
    ]);
    const { report } = await runRule(id, text);
    assert.equal(
      report.findings[0]?.related.map(({ location, note }) => `${location.pointer} ${note}`),
      ['/policies/0 grants the same on a wider target', '/policies/1 grants the same on a wider target'],
    );
  });

  for (const [title, policies, due] of [
    ['roles are not cumulative: Editor lacks an action of Viewer', [on(['Editor']), on(['Viewer'], { instance })], 0],
    ['but Administrator holds all of it', [on(['Administrator']), on(['Viewer'], { instance })], 1],
    [
      'Editor on iam-identity lacks what Operator does',
      [
        on(['Editor'], { service: 'iam-identity' }),
        on(['Operator'], { service: 'iam-identity', resource: 'ServiceId-1' }),
      ],
      0,
    ],
    [
      'a selector of many services',
      [{ subject: eva, roles: ['Editor'], attributes: { serviceType: 'service' } }, on(['Editor'])],
      1,
    ],
    [
      'the same selector, narrowed to a resource group',
      [
        { subject: eva, roles: ['Editor'], attributes: { serviceType: 'service' } },
        { subject: eva, roles: ['Editor'], resource_group: 'e'.repeat(32) },
      ],
      1,
    ],
    [
      'another role on such a selector is not compared',
      [
        { subject: eva, roles: ['Administrator'], attributes: { serviceType: 'service' } },
        { subject: eva, roles: ['Editor'], resource_group: 'e'.repeat(32) },
      ],
      0,
    ],
    ['equal targets are duplicates', [on(['Editor']), on(['Editor'])], 0],
    ['another subject', [on(['Editor']), on(['Editor'], { subject: tom, instance })], 0],
    ['an unknown role, held on the wider target too', [on(['Helper']), on(['Helper'], { instance })], 1],
    ['an unknown role beside a known one', [on(['Editor']), on(['Helper'], { instance })], 0],
    [
      'a role that does nothing there is for others to tell',
      [on(['Editor']), on(['Service ID creator'], { instance })],
      0,
    ],
    [
      'a wider policy that holds at times',
      [
        on(['Editor'], {
          condition: {
            pattern: 'time-based-conditions:weekly:all-day',
            rule: { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekAnyOf', value: ['1+00:00'] },
          },
        }),
        on(['Editor'], { instance }),
      ],
      0,
    ],
    ['a tag narrows the wider one', [on(['Editor'], { tags: { access: 'env:dev' } }), on(['Editor'], { instance })], 0],
  ] as const) {
    test(title, async () => assert.is((await findingsOf(id, setup({ policies }))).length, due));
  }

  test('groups are subjects too', async () => {
    const policies = [on(['Editor'], { subject: admins }), on(['Editor'], { subject: admins, instance })];
    assert.is((await findingsOf(id, setup({ policies }))).length, 1);
  });
});
