import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'custom-role-with-unknown-action';

testSuite(id, (test) => {
  const roles = (service: string, ...actions: readonly string[]) =>
    setup({ custom_roles: [{ name: 'Adder', service, actions }] });

  test('a similar name, and what it should be', async () => {
    const text = roles('iam-groups', 'iam-groups.groups.read', 'iam-groups.member.add');
    assert.equal(await findingsOf(id, text), [
      '/custom_roles/0/actions/1 error: `iam-groups` has no action `iam-groups.member.add`, so IAM refuses the role `Adder`: did you mean `iam-groups.members.add`?',
    ]);
    assert.equal(await repairsOf(id, text), [{ kind: 'edit', text: 'iam-groups.members.add' }]);
  });

  test('an action like none, of a service that publishes none, or of a role that exists', async () => {
    assert.equal(await findingsOf(id, roles('iam-groups', 'iam-groups.badges.print')), []);
    assert.equal(await findingsOf(id, roles('no-such-service', 'no-such-service.things.reed')), []);
    const exists = {
      name: 'Adder',
      display_name: 'Adder',
      crn: `crn:v1:bluemix:public:iam-groups::a/${account}::customRole:Adder`,
      service_name: 'iam-groups',
      actions: ['iam-groups.member.add'],
    };
    assert.equal(await findingsOf(id, snapshot({ roles: [exists] })), []);
  });

  test('what it has beside it is not what was meant', async () => {
    assert.equal(await findingsOf(id, roles('iam-groups', 'iam-groups.group.read', 'iam-groups.groups.read')), []);
  });
});
