import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'trust-lasts-longer-than-wanted';

testSuite(id, (test) => {
  const rule = (expiration?: number) => ({
    id: 'r',
    name: 'staff',
    expiration,
    realm_name: 'idp',
    conditions: [{ claim: 'groups', operator: 'EQUALS', value: '"a"' }],
  });
  const text = snapshot({
    dynamic_rules: { [admins]: [rule(24), rule(12)] },
    trusted_profiles: [
      { id: 'Profile-1', rules: [86_400, 900].map((one) => ({ ...rule(one), type: 'Profile-SAML' })) },
    ],
  });

  test('hours in groups, seconds in profiles', async () => {
    assert.equal(await findingsOf(id, text), [
      `/dynamic_rules/${admins}/0/expiration info: users whom the dynamic rule \`staff\` adds to \`${admins}\` stay for 1 day, and the limit is 12 hours: somebody who leaves the company keeps the access that long; set \`expiration\` to \`12\``,
      '/trusted_profiles/0/rules/0/expiration info: sessions of the trusted profile `Profile-1` last 1 day, and the limit is 12 hours: somebody who leaves the company keeps the access that long; set `expiration` to `43200`',
    ]);
  });

  test('options set the limits', async () => {
    assert.equal(await findingsOf(id, text, { group: '24h', profile: '1d' }), []);
    assert.equal((await findingsOf(id, text, { group: '8h', profile: '10m' })).length, 4);
  });

  test('a rule that does not say how long is none of its business', async () => {
    const silent = snapshot({
      dynamic_rules: { [admins]: [rule()] },
      trusted_profiles: [{ id: 'Profile-1', rules: [{ ...rule(), type: 'Profile-SAML' }] }],
    });
    assert.equal(await findingsOf(id, silent, { group: '1h', profile: '1m' }), []);
  });
});
