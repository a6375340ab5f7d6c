import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, group, policy, policyV1, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'missing-subject';

testSuite(id, (test) => {
  test('no attributes', async () => {
    const text = snapshot([policy({ subject: [] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subject/attributes error: the policy has no subject, so IAM refuses it: add `iam_id` or `access_group_id`',
    ]);
  });

  test('a service, in an access policy', async () => {
    const text = snapshot([
      policy({
        subject: [
          ['accountId', account],
          ['serviceName', 'secrets-manager'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subject/attributes error: the subject is a service, which is allowed only in an authorization: set `type` to `authorization`, or name an identity with `iam_id`',
    ]);
  });

  test('no subject in version 1', async () => {
    const text = snapshot([{ ...policyV1(), subjects: [] }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subjects/0/attributes error: the policy has no subject, so IAM refuses it: add `iam_id` or `access_group_id`',
    ]);
  });

  test('a source that is a whole account', async () => {
    const text = snapshot([], {
      authorizations: [policy({ type: 'authorization', subject: [['accountId', account]] })],
    });
    assert.equal(await findingsWithRepairs(id, text), [
      '/authorizations/0/subject/attributes error: the source of the authorization names neither a service nor a resource group: IAM requires `serviceName` or `resourceGroupId`',
    ]);
  });

  test('somebody', async () => {
    const text = snapshot([policy(), policyV1({ subject: [['access_group_id', group]] })]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
