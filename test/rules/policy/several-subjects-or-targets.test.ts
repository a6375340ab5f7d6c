import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { group, policy, policyV1, serviceId, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'several-subjects-or-targets';

testSuite(id, (test) => {
  test('two subjects and two resources', async () => {
    const text = snapshot([
      {
        ...policyV1(),
        subjects: [...policyV1().subjects, ...policyV1({ subject: [['access_group_id', group]] }).subjects],
        resources: [...policyV1().resources, ...policyV1().resources],
      },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subjects/1 error: the policy names 2 subjects, and IAM accepts one: write one policy for each, or use an access group',
      '/policies/0/resources/1 error: the policy names 2 resources, and IAM accepts one: write one policy for each',
    ]);
  });

  test('two ids in one subject', async () => {
    const text = snapshot([
      policy({
        subject: [
          ['iam_id', serviceId],
          ['access_group_id', group],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subject/attributes/1/value error: the policy names 2 subjects, and IAM accepts one: write one policy for each, or use an access group',
    ]);
  });

  test('one of each', async () => {
    const text = snapshot([policyV1(), policy()]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
