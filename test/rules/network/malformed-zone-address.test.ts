import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'malformed-zone-address';

testSuite(id, (test) => {
  const lint = (addresses: readonly unknown[], excluded: readonly unknown[] = []) =>
    findingsOf(id, snapshot({ zones: [{ id: 'z', name: 'office', addresses, excluded }] }));
  const refused = 'IBM Cloud refuses the zone, so it admits nobody';
  const at = '/zones/0/addresses/0/value';

  const malformed: readonly (readonly [type: string, value: string, what: string, mend: string])[] = [
    ['ipAddress', '203.0.113', 'has three octets instead of four', 'correct it'],
    ['ipRange', '203.0.113.9-203.0.113.1', 'ends before it begins', 'write `203.0.113.1-203.0.113.9`'],
    ['subnet', '203.0.113.0/40', 'has a prefix of 40 bits, and the longest is 32', 'correct it'],
    ['ipAddress', '203.0.113.0/24', 'is a subnet, but its type says an address (`ipAddress`)', 'write `type: subnet`'],
    ['subnet', '203.0.113.1', 'is an address, but its type says a subnet (`subnet`)', 'write `type: ipAddress`'],
    ['vpc', 'r010-0f9a1b2c', 'is not the CRN of a VPC', 'correct it'],
  ];
  for (const [type, value, what, mend] of malformed) {
    test(`${type} ${value} ${what}`, async () => {
      assert.equal(await lint([{ type, value }]), [
        `${at} error: \`${value}\` in the network zone \`office\` ${what}: ${refused}; ${mend}`,
      ]);
    });
  }

  test('a subnet that begins in the middle is a warning', async () => {
    assert.equal(await lint([{ type: 'subnet', value: '203.0.113.7/24' }]), [
      `${at} warning: \`203.0.113.7/24\` in the network zone \`office\` does not start at the first address of its subnet, \`203.0.113.0/24\`: write the subnet or the single address, whichever you mean`,
    ]);
  });

  test('what is excluded counts as well', async () => {
    const [found = ''] = await lint(
      [{ type: 'subnet', value: '203.0.113.0/24' }],
      [{ type: 'ipAddress', value: '203.0.113.x' }],
    );
    assert.match(
      found,
      '/zones/0/excluded/0/value error: `203.0.113.x` in the network zone `office` is not an address, range or subnet: IBM Cloud refuses the zone, so it admits nobody; correct it',
    );
  });

  test('services, VPCs and placeholders', async () => {
    const vpc = 'crn:v1:bluemix:public:is:eu-de:a/791f5fb10986423e97aa8512f18b7e65::vpc:r010-0f9a1b2c';
    assert.equal(
      await lint([
        { type: 'serviceRef', ref: { service_name: 'kms' } },
        { type: 'vpc', value: vpc },
        { type: 'subnet', value: '<office>' },
      ]),
      [],
    );
  });
});
