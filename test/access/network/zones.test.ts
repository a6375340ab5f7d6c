import * as assert from 'uvu/assert';
import { common, parseInterval, subnetsOf } from '../../../src/access/network/addresses.ts';
import { isPrivate } from '../../../src/access/network/private-addresses.ts';
import { addressesOf, whyNobody } from '../../../src/access/network/zones.ts';
import type { NetworkZone, ZoneAddress } from '../../../src/account/model/account.ts';
import { testSuite } from '../../harness.ts';

const origin = { document: { source: 'zones.json', index: 0 }, path: [] };
const subnet = (value: string): ZoneAddress => ({ type: 'subnet', value, service: undefined });
const zone = (addresses: readonly ZoneAddress[], more: Partial<NetworkZone> = {}): NetworkZone => ({
  id: 'z',
  name: 'z',
  addresses,
  excluded: [],
  complete: true,
  origin,
  ...more,
});

testSuite('zones', (test) => {
  test('hold their addresses less those they exclude', () => {
    const left = addressesOf(zone([subnet('203.0.113.0/24')], { excluded: [subnet('203.0.113.0/25')] }));
    assert.equal(subnetsOf(left ?? []), ['203.0.113.128/25']);
  });

  test('are not known where a part is not', () => {
    const vpc: ZoneAddress = { type: 'vpc', value: 'crn', service: undefined };
    assert.is(addressesOf(zone([subnet('203.0.113.0/24'), vpc])), undefined);
    assert.is(addressesOf(zone([subnet('203.0.113')])), undefined);
    assert.is(addressesOf(zone([], { complete: false })), undefined);
    assert.is(whyNobody(zone([], { complete: false })), undefined);
  });

  test('have nobody in them for one of two reasons', () => {
    assert.is(whyNobody(zone([])), 'empty');
    assert.is(whyNobody(zone([subnet('203.0.113.0/24')], { excluded: [subnet('203.0.0.0/16')] })), 'excluded');
    assert.is(whyNobody(zone([subnet('203.0.113.0/24')])), undefined);
  });
});

testSuite('intervals', (test) => {
  const both = (one: string, other: string): readonly string[] => {
    const [a, b] = [parseInterval(one), parseInterval(other)];
    const shared = a === undefined || b === undefined ? undefined : common(a, b);
    return shared === undefined ? [] : subnetsOf([shared]);
  };

  test('share what is in both', () => {
    assert.equal(both('10.0.0.0/8', '10.1.0.0/16'), ['10.1.0.0/16']);
    assert.equal(both('10.0.0.1-10.0.0.4', '10.0.0.4-10.0.0.9'), ['10.0.0.4/32']);
    assert.equal(both('10.0.0.1', '10.0.0.2'), []);
    assert.equal(both('0.0.0.0/0', '::/0'), []);
  });

  const addresses: readonly (readonly [text: string, expected: boolean])[] = [
    ['10.1.2.3', true],
    ['172.31.255.255', true],
    ['172.32.0.0', false],
    ['192.168.0.0/16', true],
    ['192.0.0.0/8', false],
    ['fd00::/8', true],
    ['2001:db8::1', false],
    ['::1', true],
  ];
  for (const [text, expected] of addresses) {
    test(`${text} is ${expected ? '' : 'not '}private`, () => {
      const interval = parseInterval(text);
      assert.is(interval !== undefined && isPrivate(interval), expected);
    });
  }
});
