import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, eva, readers, robot, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'joins-any-access-group';

const boss = 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
const administers = (subject: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType: 'platform_service' },
});
const wide = (subject: string, ...roles: readonly string[]) => ({ subject, roles, service: 'iam-groups' });

const access_groups = [{ id: admins, name: 'owners', members: [eva] }];

testSuite(id, (test) => {
  test('names a group that administers the account', async () => {
    const text = setup({ policies: [wide(robot, 'Editor'), administers(admins)], access_groups });
    assert.equal(await findingsOf(id, text), [
      `/policies/0/roles/0 warning: \`${robot}\` can add itself to every access group of the account, and so get the access of any of them, and \`${admins}\` administers the account: name the groups that it manages`,
    ]);
  });

  test('members of a group add themselves', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [wide(readers, 'Editor')], access_groups })), [
      `/policies/0/roles/0 warning: members of \`${readers}\` can add themselves to every access group of the account, and so get the access of any of them: name the groups that it manages`,
    ]);
  });

  test('who writes dynamic rules lets others in, and is reported once', async () => {
    const custom_roles = [{ name: 'Ruler', service: 'iam-groups', actions: ['iam-groups.rules.create'] }];
    const policies = [wide(robot, 'Ruler'), wide(boss, 'Editor', 'Ruler')];
    assert.equal(await findingsOf(id, setup({ policies, custom_roles, access_groups })), [
      `/policies/0/roles/0 warning: \`${robot}\` can change dynamic rules of every access group of the account, and so let in any federated user: name the groups that it manages`,
      `/policies/1/roles/0 warning: \`${boss}\` can add itself to every access group of the account, and so get the access of any of them: name the groups that it manages`,
    ]);
  });

  test('single groups, administrators, engines and those allowed are not reported', async () => {
    const one = { ...wide(robot, 'Editor'), resource: readers };
    assert.equal(await findingsOf(id, setup({ policies: [one, administers(admins)], access_groups })), []);
    assert.equal(
      await findingsOf(id, setup({ policies: [wide(eva, 'Editor'), administers(admins)], access_groups })),
      [],
    );
    assert.equal(
      await findingsOf(id, setup({ policies: [wide(robot, 'Editor')], access_groups, engine: { service_id: robot } })),
      [],
    );
    assert.equal(
      await findingsOf(id, setup({ policies: [wide(robot, 'Editor')], access_groups }), { allow: [robot] }),
      [],
    );
  });

  test('in an account without groups there is nothing to join', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [wide(robot, 'Editor')] })), []);
  });

  test('a role that nobody describes leaves it open', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [wide(robot, 'Helper')], access_groups })), [
      `/policies/0/roles warning low: undecided whether \`${robot}\` can add members to every access group of the account: the actions of the role \`Helper\` are not published, or not known to iamlint`,
    ]);
  });
});
