import * as assert from 'uvu/assert';
import { printNotChecked } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';

const id = 'unknown-zone-in-allowlist';

testSuite(id, (test) => {
  const zone = { name: 'corp-office', addresses: [{ type: 'ipAddress', value: '203.0.113.1' }] };
  const lint = (list: string, zones?: readonly unknown[]) =>
    snapshot({ account_settings: { allowed_ip_addresses: list }, ...(zones === undefined ? {} : { zones }) });

  test('says which one may be meant', async () => {
    assert.equal(await findingsOf(id, lint('corp-ofice, 203.0.113.7, home', [zone])), [
      '/account_settings/allowed_ip_addresses error: `corp-ofice` in the IP allowlist is neither an address nor the name of a listed network zone (did you mean `corp-office`?), so the entry admits nobody',
      '/account_settings/allowed_ip_addresses error: `home` in the IP allowlist is neither an address nor the name of a listed network zone, so the entry admits nobody',
    ]);
  });

  test('without the list of zones it says what it lacks', async () => {
    assert.equal(printNotChecked(await runRule(id, lint('corp-office, 1.2.3.4'))), [
      `${id}: the list of network zones is not complete, and \`corp-office\` in the IP allowlist may be one [ibmcloud cbr zones --output json]`,
    ]);
  });

  test('addresses, also malformed ones, are not zones', async () => {
    assert.equal(printNotChecked(await runRule(id, lint('1.2.3.4, 1.2.3.4.5'))), []);
    assert.equal(await findingsOf(id, lint('corp-office', [zone])), []);
  });
});
