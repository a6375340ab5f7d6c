import * as assert from 'uvu/assert';
import { printNotChecked } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { rules } from '../../../rules/index.ts';
import { defaultConfig, withRules } from '../../../src/config/config.ts';
import { lintTexts } from '../../lint-texts.ts';
import { account, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf, runRule } from '../run-rule.ts';

const id = 'mfa-off';

testSuite(id, (test) => {
  const lint = (settings: Readonly<Record<string, unknown>>) =>
    snapshot({ account_settings: { restrict_create_service_id: 'RESTRICTED', ...settings } });

  test('both values that ask for nothing', async () => {
    assert.equal(await findingsOf(id, lint({ mfa: 'NONE' })), [
      '/account_settings/mfa warning: the account requires no second factor, so a password is enough to log in; set `mfa` to `TOTP4ALL` or a higher level',
    ]);
    assert.equal(await findingsOf(id, lint({ mfa: 'NONE_NO_ROPC' })), [
      '/account_settings/mfa warning: the account requires no second factor: `NONE_NO_ROPC` only stops CLI logins with a password; set `mfa` to `TOTP4ALL` or a higher level',
    ]);
    assert.equal(await repairsOf(id, lint({ mfa: 'NONE' })), [
      { kind: 'cli', text: 'ibmcloud iam account-settings-update --mfa TOTP4ALL' },
      { kind: 'terraform', text: 'resource "ibm_iam_account_settings" "account" {\n  mfa = "TOTP4ALL"\n}' },
    ]);
  });

  test('what is in effect counts', async () => {
    const text = snapshot({
      account_settings: { account_id: account, effective: { mfa: 'NONE' }, account: { mfa: 'LEVEL2' } },
    });
    assert.match((await findingsOf(id, text))[0] ?? '', '/account_settings/effective/mfa warning: ');
  });

  test('an export without it is reported, a setup without it is not', async () => {
    assert.equal(printNotChecked(await runRule(id, lint({}))), [
      `${id}: the account settings do not show which second factor users need [ibmcloud iam account-settings --output json]`,
    ]);
    assert.equal(
      printNotChecked(await runRule(id, setup({ account: { id: account, settings: { allowed_ip_addresses: '' } } }))),
      [],
    );
  });

  test('Terraform that sets it', async () => {
    const { report } = await lintTexts(
      { 'main.tf': 'resource "ibm_iam_account_settings" "this" {\n  mfa = "NONE"\n}\n' },
      {
        onlyRules: [id],
        config: withRules(
          defaultConfig(rules),
          rules.filter((rule) => rule.id === id),
        ),
      },
    );
    assert.equal(
      report.findings.map(({ location, repairs: [terraform] }) => `${location.line} ${terraform?.text.text}`),
      ['2 # ibm_iam_account_settings.this\nmfa = "TOTP4ALL"'],
    );
  });
});
