import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, group, policy, policyV1, serviceId, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'wrong-subject-kind';

testSuite(id, (test) => {
  test('a group as an IAM id', async () => {
    const text = snapshot([policy({ subject: [['iam_id', group]] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subject/attributes/0/key error: `AccessGroupId-b1c2d3e4-f5a6-4b7c-8d9e-0f1a2b3c4d5e` is an access group: use the attribute `access_group_id` instead of `iam_id`',
      '  edit: "access_group_id"',
    ]);
  });

  test('a service ID as a group, in version 1', async () => {
    const text = snapshot([policyV1({ subject: [['access_group_id', serviceId]] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subjects/0/attributes/0/name error: `iam-ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d` is a service ID: use the attribute `iam_id` instead of `access_group_id`',
      '  edit: "iam_id"',
    ]);
  });

  test('an API key and an account', async () => {
    const text = snapshot([
      policy({ subject: [['iam_id', 'ApiKey-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d']] }),
      policy({ subject: [['access_group_id', account]] }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subject/attributes/0/value error: `ApiKey-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d` is an API key, which cannot have access: name the user, service ID, trusted profile or access group',
      '/policies/1/subject/attributes/0/value error: `4c7e9a0b1d2f48639e5a7c8b0d1f2e34` is an account, which cannot have access: name the user, service ID, trusted profile or access group',
    ]);
  });

  test('each under its attribute', async () => {
    const text = snapshot([
      policy({ subject: [['access_group_id', group]] }),
      policy(),
      policy({ subject: [['iam_id', 'IBMid-060001QWER']] }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
