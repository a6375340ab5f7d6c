import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { policy, policyV1, snapshot } from './policy-text.ts';

const id = 'unknown-resource-type';

testSuite(id, (test) => {
  test('an underscore and a capital letter', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'secrets-manager'],
          ['resourceType', 'secret_group'],
        ],
      }),
      policyV1({
        target: [
          ['serviceName', 'cloud-object-storage'],
          ['resourceType', 'Bucket'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/value error: `secret_group` is not a resource type here, and IAM compares types exactly, so the policy grants nothing: write `secret-group`',
      '  edit: { "key": "resourceType", "operator": "stringEquals", "value": "secret-group" }',
      '/policies/1/resources/0/attributes/2/value error: `Bucket` is not a resource type here, and IAM compares types exactly, so the policy grants nothing: write `bucket`',
      '  edit: { "name": "resourceType", "operator": "stringEquals", "value": "bucket" }',
    ]);
  });

  test('as it is', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['resourceType', 'key'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
