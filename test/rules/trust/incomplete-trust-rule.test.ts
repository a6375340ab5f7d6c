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
      '/trusted_profiles/0/rules/0 error: a rule of type `Profile-SAML` needs `realm_name`, and this one of `deployers` has none: IAM refuses it; add the identity provider whose users it is for',
      '/trusted_profiles/0/rules/1 error: a rule of type `Profile-CR` needs `cr_type`, and this one of `deployers` has none: IAM refuses it; add the type of compute resource it is for',
    ]);
  });

  test('whole rules', async () => {
    const text = profileWithRules(samlRule(['groups', 'CONTAINS', '"a"']));
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
