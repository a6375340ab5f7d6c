import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'trust-open-to-compute';

testSuite(id, (test) => {
  const rule = (type: string | undefined, ...conditions: readonly unknown[]) => ({
    type: 'Profile-CR',
    ...(type === undefined ? {} : { cr_type: type }),
    conditions,
  });
  const lint = (...rules: readonly unknown[]) =>
    findingsOf(id, snapshot({ trusted_profiles: [{ id: 'Profile-1', rules }] }));
  const last = 'whoever can start one, or get into one, has its access; link the intended ones, or test their CRN';

  test('says what can assume it', async () => {
    assert.equal(
      await lint(
        rule('VSI'),
        rule('constructor'),
        rule(undefined, { claim: 'namespace', operator: 'NOT_EQUALS', value: '"kube-system"' }),
      ),
      [
        `/trusted_profiles/0/rules/0/conditions warning: every virtual server of the account can assume the trusted profile \`Profile-1\`: it tests no claim; ${last}`,
        `/trusted_profiles/0/rules/1/conditions warning: every compute resource of type \`constructor\` of the account can assume the trusted profile \`Profile-1\`: it tests no claim; ${last}`,
        `/trusted_profiles/0/rules/2/conditions warning: every compute resource of the account can assume the trusted profile \`Profile-1\`: it only asks that \`namespace\` is not \`kube-system\`, which everybody else meets; ${last}`,
      ],
    );
  });

  test('a condition that chooses', async () => {
    assert.equal(await lint(rule('VSI', { claim: 'crn', operator: 'EQUALS', value: '"crn"' })), []);
  });
});
