import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { policy, policyV1, snapshot } from './policy-text.ts';

const id = 'unknown-region';

testSuite(id, (test) => {
  test('places and spellings', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['region', 'Dallas'],
        ],
      }),
      policyV1({
        target: [
          ['serviceName', 'secrets-manager'],
          ['region', 'us_east'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/value error: `Dallas` is not a region, and IAM compares regions exactly, so the policy grants nothing: write `us-south`',
      '  edit: { "key": "region", "operator": "stringEquals", "value": "us-south" }',
      '/policies/1/resources/0/attributes/2/value error: `us_east` is not a region, and IAM compares regions exactly, so the policy grants nothing: write `us-east`',
      '  edit: { "name": "region", "operator": "stringEquals", "value": "us-east" }',
    ]);
  });

  test('a region', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['region', 'eu-de'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
