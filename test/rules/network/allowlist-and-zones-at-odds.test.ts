import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'allowlist-and-zones-at-odds';

testSuite(id, (test) => {
  const context = (zone: string) => ({ attributes: [{ name: 'networkZoneId', value: zone }] });
  const rule = (...zones: readonly string[]) => ({
    id: 'r',
    contexts: zones.map(context),
    resources: [{ attributes: [{ name: 'serviceName', value: 'kms' }] }],
  });
  const zone = (name: string, value: string, more: readonly unknown[] = []) => ({
    id: name,
    name,
    addresses: [{ type: 'subnet', value }, ...more],
  });
  const zones = [
    zone('a', '203.0.113.0/24'),
    zone('b', '198.51.100.0/24'),
    zone('vpc', '192.0.2.0/24', [{ type: 'vpc', value: 'crn:v1:bluemix:public:is:eu-de:a/1::vpc:r010-1' }]),
  ];
  const lint = (list: string, ...rules: readonly unknown[]) =>
    findingsOf(id, snapshot({ account_settings: { allowed_ip_addresses: list }, zones, network_rules: rules }));

  test('names the zones', async () => {
    assert.equal(await lint('192.0.2.1', rule('a', 'b'), rule('b')), [
      '/network_rules/0/contexts warning: the network rule `r` admits only the zones `a`, `b`, and the IP allowlist of the account admits none of these addresses, so every call is refused; add the addresses to one of the two',
      '/network_rules/1/contexts warning: the network rule `r` admits only the zone `b`, and the IP allowlist of the account admits none of these addresses, so every call is refused; add the addresses to one of the two',
    ]);
  });

  test('is silent where an address is in both, or may be', async () => {
    assert.equal(await lint('203.0.113.9', rule('a', 'b')), []);
    assert.equal(await lint('10.0.0.1', rule('vpc')), []);
    assert.equal(await lint('10.0.0.1', rule('unknown')), []);
    assert.equal(await lint('10.0.0.1, elsewhere', rule('a')), []);
    assert.equal(await lint('', rule('a')), []);
    assert.equal(await lint('a', rule('a')), []);
  });
});
