import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, admins, apiPolicy, eva, robot, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'policy-given-to-user';

testSuite(id, (test) => {
  test('users, and nobody else', async () => {
    const policies = [eva, robot, admins].map((subject) => ({ subject, roles: ['Viewer'], service: 'kms' }));
    assert.equal(await findingsOf(id, setup({ policies })), [
      `/policies/0/subject info: \`${eva}\` has this policy directly: assign it to an access group, so that others who take over the work get it too`,
    ]);
  });

  test('a name where exports give it, and nothing deleted for it', async () => {
    const text = snapshot({
      policies: [apiPolicy(eva, 'role:Viewer', { serviceName: 'kms' }, { id: 'p-1' })],
      users: [{ iam_id: eva, user_id: 'eva@example.com', account_id: account }],
    });
    assert.equal(await findingsOf(id, text), [
      `/policies/0/subject/attributes info: \`eva@example.com\` (\`${eva}\`) has this policy directly: assign it to an access group, so that others who take over the work get it too`,
    ]);
    assert.equal(await repairsOf(id, text), []);
  });
});
