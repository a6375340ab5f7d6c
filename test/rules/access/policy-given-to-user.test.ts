import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, admins, apiPolicy, eva, repairs, robot, setup, snapshot, told } from '../told.ts';

const id = 'policy-given-to-user';

testSuite(id, (test) => {
  test('users, and nobody else', async () => {
    const policies = [eva, robot, admins].map((subject) => ({ subject, roles: ['Viewer'], service: 'kms' }));
    assert.equal(await told(id, setup({ policies })), [
      `info /policies/0/subject: \`${eva}\` is given this policy directly: give it to an access group, so that whoever takes over the work gets it too`,
    ]);
  });

  test('a name and a command where exports give them', async () => {
    const text = snapshot({
      policies: [apiPolicy(eva, 'role:Viewer', { serviceName: 'kms' }, { id: 'p-1' })],
      users: [{ iam_id: eva, user_id: 'eva@example.com', account_id: account }],
    });
    assert.equal(await told(id, text), [
      `info /policies/0/subject/attributes: \`eva@example.com\` (\`${eva}\`) is given this policy directly: give it to an access group, so that whoever takes over the work gets it too`,
    ]);
    assert.equal(
      (await repairs(id, text)).map(({ text: command }) => command),
      [
        'ibmcloud iam user-policy eva@example.com p-1 --output json > p-1.json\nibmcloud iam user-policy-delete eva@example.com p-1',
      ],
    );
  });
});
