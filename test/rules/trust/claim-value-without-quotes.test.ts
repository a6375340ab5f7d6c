import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { profileWithRules, samlRule } from './profile-text.ts';

const id = 'claim-value-without-quotes';

testSuite(id, (test) => {
  test('a value without quotes', async () => {
    const text = profileWithRules(samlRule(['groups', 'CONTAINS', 'operators']));
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/rules/0/conditions/0/value error: `operators` is not JSON, but the trusted profile `deployers` compares `groups` with a JSON value, so nobody meets it: write the quotes as part of the value, `"operators"`',
      '  edit: "\\"operators\\""',
    ]);
  });

  test('values with quotes, a list, a number, a placeholder', async () => {
    const text = profileWithRules(
      samlRule(
        ['groups', 'CONTAINS', '"operators"'],
        ['groups', 'IN', '["a", "b"]'],
        ['level', 'EQUALS', '3'],
        ['groups', 'EQUALS', '<group>'],
      ),
    );
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
