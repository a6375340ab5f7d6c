import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { between, policy, policyV1, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'condition-needs-version-two';

testSuite(id, (test) => {
  test('a condition in version 1', async () => {
    const text = snapshot([policyV1({ ...between('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z') })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule error: version 1 policies have no conditions: `/v1/policies` refuses this one, or creates it without the condition; write it in version 2, with `subject`, `control` and `resource`',
    ]);
  });

  test('IAM has the policy', async () => {
    const text = snapshot([policyV1({ id: 'p-1', ...between('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z') })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule warning low: version 1 policies have no conditions: `/v1/policies` refuses this one, or creates it without the condition; write it in version 2, with `subject`, `control` and `resource`',
    ]);
  });

  test('version 2, and version 1 without', async () => {
    const text = snapshot([policyV1(), policy({ ...between('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z') })]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
