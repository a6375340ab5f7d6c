import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'expiration-in-wrong-unit';

testSuite(id, (test) => {
  const rule = (expiration: number) => ({
    id: 'r',
    name: 'staff',
    expiration,
    realm_name: 'idp',
    conditions: [{ claim: 'groups', operator: 'EQUALS', value: '"a"' }],
  });
  const lint = (hours: readonly number[], seconds: readonly number[]) =>
    snapshot({
      dynamic_rules: { [admins]: hours.map(rule) },
      trusted_profiles: [{ id: 'Profile-1', rules: seconds.map((one) => ({ ...rule(one), type: 'Profile-SAML' })) }],
    });

  test('seconds in a group', async () => {
    const text = lint([1, 24, 43200, 100], []);
    const group = (written: number, mend: string) =>
      `the dynamic rule \`staff\` lasts ${written} hours, and IAM accepts 1 to 24: in access groups \`expiration\` is in hours, in trusted profiles in seconds${mend}`;
    assert.equal(await findingsOf(id, text), [
      `/dynamic_rules/${admins}/2/expiration error: ${group(43200, '; write `12`')}`,
      `/dynamic_rules/${admins}/3/expiration error: ${group(100, '')}`,
    ]);
    assert.equal(await repairsOf(id, text), [{ kind: 'edit', text: 'expiration: 12' }]);
  });

  test('hours in a profile', async () => {
    assert.equal(await findingsOf(id, lint([], [12, 43200, 900])), [
      '/trusted_profiles/0/rules/0/expiration error: sessions of the trusted profile `Profile-1` last 12 seconds: in trusted profiles `expiration` is in seconds, in access groups in hours; write `43200` for 12 hours',
    ]);
  });
});
