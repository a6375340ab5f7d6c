import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'overlapping-zone-addresses';

testSuite(id, (test) => {
  test('within, in part, and over more than one', async () => {
    const addresses = [
      { type: 'ipAddress', value: '203.0.113.7' },
      { type: 'ipRange', value: '203.0.113.200-203.0.114.9' },
      { type: 'subnet', value: '203.0.113.0/24' },
      { type: 'ipAddress', value: '203.0.114.3' },
      { type: 'ipAddress', value: '2001:db8::1' },
      { type: 'ipAddress', value: '203.0.115.3' },
    ];
    assert.equal(await findingsOf(id, snapshot({ zones: [{ id: 'z', name: 'office', addresses }] })), [
      '/zones/0/addresses/0 info: `203.0.113.7` in the network zone `office` is within `203.0.113.0/24` and adds nothing: removing it later would not shut it out; remove it now',
      '/zones/0/addresses/1 info: `203.0.113.200-203.0.114.9` in the network zone `office` overlaps `203.0.113.0/24`: merge or separate the two',
      '/zones/0/addresses/3 info: `203.0.114.3` in the network zone `office` is within `203.0.113.200-203.0.114.9` and adds nothing: removing it later would not shut it out; remove it now',
    ]);
  });
});
