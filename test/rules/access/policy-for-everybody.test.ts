import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, instance, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'policy-for-everybody';

testSuite(id, (test) => {
  const everybody = 'AccessGroupId-PublicAccess';
  const reader = (subject: string) => ({ subject, roles: ['Reader'], service: 'cloud-object-storage', instance });

  test('whatever it is', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [reader(everybody), reader(admins)] })), [
      '/policies/0/subject warning: the subject of this policy is `Public Access`, so everybody in the world has this access, logged in or not; assign it to another access group',
    ]);
  });

  test('an instance that is meant to be public', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [reader(everybody)] }), { allow: [instance] }), []);
    assert.is((await findingsOf(id, setup({ policies: [reader(everybody)] }), { allow: ['another'] })).length, 1);
  });
});
