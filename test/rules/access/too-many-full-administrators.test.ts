import { membersOf } from '../../../src/access/decide/explain.ts';
import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, apiPolicy, eva, robot, setup, snapshot, tom } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';

const id = 'too-many-full-administrators';

const administrator = (subject: string, serviceType: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType },
});

testSuite(id, (test) => {
  const full = (subject: string) => [administrator(subject, 'service'), administrator(subject, 'platform_service')];

  test('identities count, with what groups give them; groups do not', async () => {
    const text = setup({
      policies: [...full(admins), ...full(robot)],
      access_groups: [{ id: admins, members: [eva, tom] }],
    });
    assert.equal(await findingsOf(id, text, { limit: 2 }), [
      '/policies/3/roles/0 warning: 3 identities administer the whole account, and the limit is 2: each of them can undo what the others set up',
    ]);
    assert.equal(await findingsOf(id, text, { limit: 3 }), []);
    assert.equal(await findingsOf(id, text), []);
  });

  test('the finding lists them', async () => {
    const { report } = await runRule(id, setup({ policies: [...full(eva)] }), { limit: 0 });
    assert.equal(
      report.findings.map(({ message, related }) => [message.slice(0, 45), ...related.map(({ note }) => note)]),
      [['one identity administers the whole account, a', `\`${eva}\``]],
    );
  });

  test('members that were not given leave it open', async () => {
    const policies = ['service', 'platform_service'].map((serviceType) =>
      apiPolicy(admins, 'role:Administrator', { serviceType }),
    );
    const { report } = await runRule(id, snapshot({ policies }));
    assert.equal(report.findings, []);
    assert.equal(report.notChecked, [
      {
        rule: id,
        reason: `the members of the group \`${admins}\`, which administers the whole account, are not in the input`,
        obtain: membersOf(admins),
      },
    ]);
  });
});
