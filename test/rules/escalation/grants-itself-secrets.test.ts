import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { instance, readers, robot, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'grants-itself-secrets';

const boss = 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
const administers = (subject: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType: 'platform_service' },
});
const wide = (subject: string, ...roles: readonly string[]) => ({ subject, roles, service: 'secrets-manager' });

testSuite(id, (test) => {
  test('the platform role alone', async () => {
    const policies = [wide(robot, 'Administrator'), { ...wide(readers, 'Administrator'), instance }];
    assert.equal(await findingsOf(id, setup({ policies })), [
      `/policies/0/roles/0 warning: \`${robot}\` cannot read secrets, but can give itself a role that can: \`Administrator\` on \`secrets-manager\` can give any role there to anybody; grant \`Viewer\`, or name it in the option \`allow\``,
      `/policies/1/roles/0 warning: members of \`${readers}\` cannot read secrets, but can give themselves a role that can: \`Administrator\` on \`secrets-manager\` can give any role there to anybody; grant \`Viewer\`, or name it in the option \`allow\``,
    ]);
  });

  test('who reads secrets anyway gains nothing', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [wide(robot, 'Administrator', 'SecretsReader')] })), []);
    const elsewhere = [{ ...wide(robot, 'Administrator'), instance }, wide(robot, 'Manager')];
    assert.equal(await findingsOf(id, setup({ policies: elsewhere })), []);
  });

  test('one instance more than it may read', async () => {
    const policies = [wide(robot, 'Administrator'), { ...wide(robot, 'Manager'), instance }];
    assert.is((await findingsOf(id, setup({ policies }))).length, 1);
  });

  test('what is not known completely, one secret group, other roles and those allowed are not reported', async () => {
    const group = { ...wide(robot, 'Administrator'), resource_type: 'secret-group', resource: 'g' };
    for (const text of [
      setup({ policies: [wide(robot, 'Administrator')], complete: false }),
      setup({ policies: [group] }),
      setup({ policies: [wide(robot, 'Operator')] }),
      setup({ policies: [wide(boss, 'Administrator'), administers(boss)] }),
    ]) {
      assert.equal(await findingsOf(id, text), []);
    }
    assert.equal(await findingsOf(id, setup({ policies: [wide(robot, 'Administrator')] }), { allow: [robot] }), []);
  });
});
