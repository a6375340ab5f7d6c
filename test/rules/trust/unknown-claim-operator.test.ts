import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { profileWithRules, samlRule } from './profile-text.ts';

const id = 'unknown-claim-operator';

testSuite(id, (test) => {
  test('a near one and another one', async () => {
    const text = profileWithRules(samlRule(['groups', 'Equal', '"a"'], ['groups', 'stringMatch', '"a"']));
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/rules/0/conditions/0/operator error: `Equal` is not an operator for claims, so IAM refuses the rule: did you mean `EQUALS`?',
      '  edit: EQUALS',
      '/trusted_profiles/0/rules/0/conditions/1/operator error: `stringMatch` is not an operator for claims, so IAM refuses the rule: write one of `EQUALS`, `NOT_EQUALS`, `EQUALS_IGNORE_CASE`, `NOT_EQUALS_IGNORE_CASE`, `CONTAINS`, `IN`',
    ]);
  });

  test('one that there is', async () => {
    const text = profileWithRules(samlRule(['groups', 'IN', '["a"]']));
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
