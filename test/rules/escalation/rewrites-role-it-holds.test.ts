import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, readers, robot, setup } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';

const id = 'rewrites-role-it-holds';

const boss = 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
const administers = (subject: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType: 'platform_service' },
});
const wide = (subject: string, ...roles: readonly string[]) => ({ subject, roles, service: 'iam-access-management' });

const custom_roles = [{ name: 'Lister', display_name: 'Bucket lister', service: 'kms', actions: ['kms.secrets.list'] }];
const held = (subject: string) => ({ subject, roles: ['Viewer', 'Lister'], service: 'kms' });

testSuite(id, (test) => {
  test('held by itself, with both places', async () => {
    const text = setup({ custom_roles, policies: [held(robot), wide(robot, 'Editor')] });
    assert.equal(await findingsOf(id, text), [
      `/policies/1/roles/0 warning: \`${robot}\` can change custom roles, and so add any action of the service to \`Lister\`, which it has already; let somebody else change custom roles`,
    ]);
    const { report } = await runRule(id, text);
    assert.equal(
      report.findings[0]?.related.map(({ location, note }) => `${location.pointer} ${note}`),
      ['/policies/0/roles/1 gives `Lister`'],
    );
  });

  test('held through a group, and by a member of the group that changes roles', async () => {
    const access_groups = [{ id: readers, members: [robot] }];
    const through = setup({ custom_roles, access_groups, policies: [held(readers), wide(robot, 'Editor')] });
    assert.is((await findingsOf(id, through)).length, 1);
    const member = setup({ custom_roles, access_groups, policies: [held(robot), wide(readers, 'Editor')] });
    assert.equal(await findingsOf(id, member), [
      `/policies/1/roles/0 warning: members of \`${readers}\` can change custom roles, and so add any action of the service to \`Lister\`, which it has already; let somebody else change custom roles`,
    ]);
  });

  test('by the CRN of a custom role nobody described', async () => {
    const crn = `crn:v1:bluemix:public:kms::a/${account}::customRole:KeyHelper`;
    const policies = [{ ...held(robot), roles: [crn] }, wide(robot, 'Editor')];
    assert.is((await findingsOf(id, setup({ policies }))).length, 1);
  });

  test('whoever holds none, or may not change roles, is not reported', async () => {
    for (const policies of [
      [held(boss), wide(robot, 'Editor')],
      [held(robot), wide(robot, 'Viewer')],
      [held(boss), administers(boss)],
    ]) {
      assert.equal(await findingsOf(id, setup({ custom_roles, policies })), []);
    }
    const text = setup({ custom_roles, policies: [held(robot), wide(robot, 'Editor')] });
    assert.equal(await findingsOf(id, text, { allow: [robot] }), []);
  });
});
