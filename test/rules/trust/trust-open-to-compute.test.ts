import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { snapshot, told } from '../told.ts';

const id = 'trust-open-to-compute';

testSuite(id, (test) => {
  const rule = (type: string | undefined, ...conditions: readonly unknown[]) => ({
    type: 'Profile-CR',
    ...(type === undefined ? {} : { cr_type: type }),
    conditions,
  });
  const lint = (...rules: readonly unknown[]) => told(id, snapshot({ trusted_profiles: [{ id: 'Profile-1', rules }] }));
  const last =
    'whoever can start one, or get into one, has its access: link the ones that are meant, or test their CRN';

  test('says what can assume it', async () => {
    assert.equal(
      await lint(
        rule('VSI'),
        rule('X'),
        rule(undefined, { claim: 'namespace', operator: 'NOT_EQUALS', value: '"kube-system"' }),
      ),
      [
        `warning /trusted_profiles/0/rules/0/conditions: every virtual server of the account can assume the trusted profile \`Profile-1\`: it tests no claim; ${last}`,
        `warning /trusted_profiles/0/rules/1/conditions: every compute resource of type \`X\` of the account can assume the trusted profile \`Profile-1\`: it tests no claim; ${last}`,
        `warning /trusted_profiles/0/rules/2/conditions: every compute resource of the account can assume the trusted profile \`Profile-1\`: it only asks that \`namespace\` is not \`kube-system\`, which everybody else meets; ${last}`,
      ],
    );
  });

  test('a condition that chooses', async () => {
    assert.equal(await lint(rule('VSI', { claim: 'crn', operator: 'EQUALS', value: '"crn"' })), []);
  });
});
