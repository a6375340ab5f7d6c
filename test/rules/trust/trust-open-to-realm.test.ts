import * as assert from 'uvu/assert';
import { printNotChecked } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';

const id = 'trust-open-to-realm';

testSuite(id, (test) => {
  const condition = (claim: string, operator: string, value: string) => ({
    claim,
    operator,
    value: JSON.stringify(value),
  });
  const profile = (...conditions: readonly unknown[]) => ({
    id: 'Profile-1',
    name: 'deployers',
    rules: [{ type: 'Profile-SAML', realm_name: 'idp', conditions }],
  });
  const lint = (...conditions: readonly unknown[]) =>
    findingsOf(id, snapshot({ trusted_profiles: [profile(...conditions)] }));

  const broad: readonly (readonly [conditions: readonly unknown[], why: string])[] = [
    [[], 'it tests no claim'],
    [
      [condition('team', 'NOT_EQUALS_IGNORE_CASE', 'guests')],
      'it only asks that `team` is not `guests`, which everybody else meets',
    ],
    [[condition('mail', 'CONTAINS', '@')], 'everybody who logs in passes its test of `mail`'],
    [
      [condition('emailAddress', 'CONTAINS', '@example.com')],
      'it only asks that `emailAddress` contains `@example.com`',
    ],
    [
      [condition('realmName', 'EQUALS', 'idp'), condition('team', 'NOT_EQUALS', 'guests')],
      'it only asks that `team` is not `guests`, which everybody else meets',
    ],
  ];
  for (const [conditions, why] of broad) {
    test(`${why}: is reported`, async () => {
      assert.equal(await lint(...conditions), [
        `/trusted_profiles/0/rules/0/conditions warning: nearly everybody who logs in through \`idp\` can assume the trusted profile \`deployers\`: ${why}; test a claim that only the intended users have, such as a group`,
      ]);
    });
  }

  test('one condition that chooses is enough', async () => {
    assert.equal(await lint(condition('mail', 'CONTAINS', '@example.com'), condition('groups', 'EQUALS', 'ops')), []);
    assert.equal(await lint(condition('mail', 'EQUALS', 'eva@example.com')), []);
    assert.equal(await lint(condition('groups', 'CONTAINS', 'ops')), []);
  });

  test('profiles without their rules', async () => {
    assert.equal(
      printNotChecked(
        await runRule(id, snapshot({ trusted_profiles: [{ id: 'Profile-1', name: 'a' }, { id: 'Profile-2' }] })),
      ),
      [
        `${id}: the claim rules of the trusted profile \`a\` and of 1 more are not in the input: add them to the profile as \`rules\` [GET https://iam.cloud.ibm.com/v1/profiles/Profile-1/rules]`,
      ],
    );
  });
});
