import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'dynamic-rule-on-broad-claim';

testSuite(id, (test) => {
  const rule = (...conditions: readonly unknown[]) => ({
    id: 'r',
    name: 'staff',
    expiration: 4,
    realm_name: 'idp',
    conditions,
  });
  const lint = (...rules: readonly unknown[]) =>
    findingsOf(id, snapshot({ access_groups: [{ id: admins, name: 'admins' }], dynamic_rules: { [admins]: rules } }));

  test('says whom, where, and why', async () => {
    const broad = rule({ claim: 'email', operator: 'CONTAINS', value: '"@example.com"' });
    const fine = rule({ claim: 'groups', operator: 'IN', value: '["a","b"]' });
    assert.equal(await lint(broad, fine), [
      `/dynamic_rules/${admins}/0/conditions warning: the dynamic rule \`staff\` adds nearly everybody who logs in through \`idp\` to the access group \`admins\`: it only asks that \`email\` contains \`@example.com\`; test a claim that only the intended users have, such as a group`,
    ]);
  });
});
