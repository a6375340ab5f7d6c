import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, apiPolicy, eva, robot, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'account-wide-administrator';

const administrator = (subject: string, serviceType: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType },
});

testSuite(id, (test) => {
  test('both kinds of services, each with its words', async () => {
    assert.equal(
      await findingsOf(
        id,
        setup({ policies: [administrator(eva, 'service'), administrator(robot, 'platform_service')] }),
      ),
      [
        `/policies/0/roles/0 warning: \`Administrator\` on all Identity and Access enabled services lets \`${eva}\` give any role there to anybody: name the services that it administers, or grant a role without this right`,
        `/policies/1/roles/0 warning: \`Administrator\` on all account management services lets \`${robot}\` give any role there to anybody: name the services that it administers, or grant a role without this right`,
      ],
    );
  });

  test('actions that an export lists decide, not the name of the role', async () => {
    const roles = (...actions: readonly string[]) => ({
      control: {
        grant: {
          roles: [
            {
              role_id: 'crn:v1:bluemix:public:iam::::role:Administrator',
              actions: actions.map((action) => ({ id: action, display_name: action })),
            },
          ],
        },
      },
    });
    const all = { serviceType: 'service' };
    const weak = apiPolicy(eva, 'role:Administrator', all, roles('iam.policy.read'));
    const strong = apiPolicy(eva, 'role:Administrator', all, roles('iam.policy.read', 'iam.policy.create'));
    assert.equal(await findingsOf(id, snapshot({ policies: [weak] })), []);
    assert.is((await findingsOf(id, snapshot({ policies: [strong] }))).length, 1);
  });

  test('a full administrator is reported by another rule', async () => {
    const policies = [administrator(eva, 'service'), administrator(eva, 'platform_service')];
    assert.equal(await findingsOf(id, setup({ policies })), []);
  });

  test('the half that a group gives is reported at the group', async () => {
    const policies = [administrator(eva, 'service'), administrator(admins, 'platform_service')];
    const found = await findingsOf(id, setup({ policies, access_groups: [{ id: admins, members: [eva] }] }));
    assert.equal(
      found.map((line) => line.slice(0, 28)),
      ['/policies/1/roles/0 warning:'],
    );
  });

  test('subjects that are allowed, by id or by name', async () => {
    const policies = [administrator(admins, 'service')];
    const access_groups = [{ id: admins, name: 'owners', members: [] }];
    for (const allow of [admins, 'owners'])
      assert.equal(await findingsOf(id, setup({ policies, access_groups }), { allow: [allow] }), []);
  });

  test('nothing is deleted for it: what is needed has to be given first', async () => {
    const policy = apiPolicy(robot, 'role:Administrator', { serviceType: 'service' }, { id: 'p-1' });
    assert.equal(await repairsOf(id, snapshot({ policies: [policy] })), []);
  });
});
