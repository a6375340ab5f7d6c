import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { rules } from '../../../rules/index.ts';
import { defaultConfig, withRules } from '../../../src/config/config.ts';
import { lintTexts } from '../../lint-texts.ts';
import { eva, snapshot, tom } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'user-exempt-from-mfa';

testSuite(id, (test) => {
  const text = snapshot({
    users: [{ iam_id: eva, user_id: 'eva@example.com', state: 'ACTIVE' }],
    account_settings: {
      mfa: 'TOTP4ALL',
      restrict_create_service_id: 'RESTRICTED',
      user_mfa: [
        { iam_id: eva, mfa: 'NONE' },
        { iam_id: tom, mfa: 'LEVEL2' },
        { iam_id: tom, mfa: 'NONE_NO_ROPC' },
      ],
    },
  });

  test('names the user', async () => {
    assert.equal(await findingsOf(id, text), [
      `/account_settings/user_mfa/0/mfa warning: \`eva@example.com\` (\`${eva}\`) needs no second factor (\`NONE\`) although the account requires one, so the password is enough; remove the exemption`,
      `/account_settings/user_mfa/2/mfa warning: \`${tom}\` needs no second factor (\`NONE_NO_ROPC\`) although the account requires one, so the password is enough; remove the exemption`,
    ]);
  });

  test('users of the option are meant, by id or name', async () => {
    assert.equal(await findingsOf(id, text, { allow: ['eva@example.com', tom] }), []);
  });

  test('Terraform that exempts one', async () => {
    const code = `resource "ibm_iam_account_settings" "this" {\n  mfa = "LEVEL1"\n  user_mfa {\n    iam_id = "${tom}"\n    mfa = "NONE"\n  }\n}\n`;
    const config = withRules(
      defaultConfig(rules),
      rules.filter((rule) => rule.id === id),
    );
    const { report } = await lintTexts({ 'main.tf': code }, { onlyRules: [id], config });
    assert.equal(
      report.findings.map(({ location }) => location.line),
      [5],
    );
  });
});
