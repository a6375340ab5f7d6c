import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'network-rule-nobody-meets';

testSuite(id, (test) => {
  const context = (...attributes: readonly (readonly [name: string, value: string])[]) => ({
    attributes: attributes.map(([name, value]) => ({ name, value })),
  });
  const rule = (contexts: readonly unknown[], more = {}) => ({
    id: 'r',
    contexts,
    resources: [{ attributes: [{ name: 'serviceName', value: 'kms' }] }],
    ...more,
  });
  const zone = (name: string, addresses: readonly unknown[]) => ({ id: name, name, addresses });
  const some = zone('some', [{ type: 'ipAddress', value: '203.0.113.7' }]);

  test('zones that are gone, and zones with nobody in them', async () => {
    const contexts = [
      context(['networkZoneId', 'gone']),
      context(['networkZoneId', 'none'], ['endpointType', 'private']),
    ];
    assert.equal(await findingsOf(id, snapshot({ zones: [some, zone('none', [])], network_rules: [rule(contexts)] })), [
      '/network_rules/0/contexts error: the network rule `r` refuses every call: the account has no zone `gone`, the zone `none` is empty; add a zone that admits somebody to one of its contexts',
    ]);
  });

  test('is silent where one context may be met', async () => {
    const rules = [
      rule([context(['networkZoneId', 'gone']), context(['networkZoneId', 'some'])]),
      rule([context(['networkZoneId', 'gone']), context(['endpointType', 'private'])]),
      rule([]),
      rule([context(['networkZoneId', 'gone'])], { enforcement_mode: 'report' }),
    ];
    assert.equal(await findingsOf(id, snapshot({ zones: [some], network_rules: rules })), []);
    assert.equal(await findingsOf(id, snapshot({ network_rules: [rule([context(['networkZoneId', 'gone'])])] })), []);
  });
});
