import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { podRule, profileWithRules, samlRule } from './profile-text.ts';

const id = 'incomplete-trust-rule';

testSuite(id, (test) => {
  test('a rule without each', async () => {
    const text = profileWithRules(
      { ...samlRule(['groups', 'CONTAINS', '"a"']), realm_name: undefined },
      { ...podRule(), cr_type: undefined },
    );
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/rules/0 error: this rule of `deployers` has the type `Profile-SAML` but no `realm_name`, so IAM refuses it: add the identity provider whose users it is for',
      '/trusted_profiles/0/rules/1 error: this rule of `deployers` has the type `Profile-CR` but no `cr_type`, so IAM refuses it: add the type of compute resource it is for',
    ]);
  });

  test('whole rules', async () => {
    const text = profileWithRules(samlRule(['groups', 'CONTAINS', '"a"']));
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
