import * as assert from 'uvu/assert';
import { printFindings } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'zone-admits-nobody';

testSuite(id, (test) => {
  const zone = (addresses: readonly unknown[], excluded: readonly unknown[] = []) => ({
    id: 'z',
    name: 'office',
    addresses,
    excluded,
  });
  const subnet = (value: string) => ({ type: 'subnet', value });
  const lint = (...zones: readonly unknown[]) => findingsOf(id, snapshot({ zones }));

  test('empty ones, and those that exclude everything', async () => {
    assert.equal(
      await lint(
        zone([]),
        zone([subnet('203.0.113.0/24'), subnet('2001:db8::/32')], [subnet('203.0.0.0/8'), subnet('2001:db8::/16')]),
      ),
      [
        '/zones/0/addresses error: the network zone `office` is empty, so a rule or allowlist with it admits nobody; add addresses, or delete it',
        '/zones/1/excluded error: the network zone `office` excludes everything it contains, so a rule or allowlist with it admits nobody; remove the addresses that should get in from `excluded`',
      ],
    );
  });

  test('is silent where something is left, or may be', async () => {
    const service = { type: 'serviceRef', ref: { service_name: 'kms' } };
    assert.equal(
      await lint(
        zone([subnet('203.0.113.0/24')], [subnet('203.0.113.0/25')]),
        zone([subnet('203.0.113.0/24'), service], [subnet('203.0.113.0/24')]),
        zone([subnet('203.0.113.0/99')], [subnet('203.0.113.0/24')]),
        { id: 'z', name: 'part', address_count: 9, addresses_preview: [] },
      ),
      [],
    );
  });

  test('Terraform may fill an empty one elsewhere', async () => {
    const text = 'resource "ibm_cbr_zone" "a" {\n  name = "office"\n}\n';
    assert.equal(printFindings(await lintTexts({ 'main.tf': text }, { onlyRules: [id] })), []);
  });
});
