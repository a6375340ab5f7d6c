import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, instance, otherAccount, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'authorization-across-accounts';

testSuite(id, (test) => {
  const from = (other: string, more: Readonly<Record<string, unknown>> = {}) =>
    setup({
      authorizations: [
        {
          source: { service: 'cloud-object-storage', instance, account: other },
          target: { service: 'kms' },
          roles: ['Reader'],
        },
      ],
      ...more,
    });

  test('another account', async () => {
    assert.equal(await findingsOf(id, from(otherAccount)), [
      `/authorizations/0/source warning: this authorization lets \`cloud-object-storage\` of account \`${otherAccount}\` act on \`kms\` here, and that account decides who uses it; if that is intended, name the account in the option \`allow\``,
    ]);
  });

  test('the same account, and one that is allowed', async () => {
    assert.equal(await findingsOf(id, from(account)), []);
    assert.equal(await findingsOf(id, from(otherAccount), { allow: [otherAccount] }), []);
  });

  test('the account of a declared engine that makes credentials here', async () => {
    const text = setup({
      engine: { mode: 'service_authorization', target_account_id: otherAccount },
      authorizations: [
        {
          source: { service: 'secrets-manager', instance, account },
          target: { service: 'iam-identity' },
          roles: ['Operator'],
        },
      ],
    });
    assert.equal(await findingsOf(id, text), []);
  });
});
