import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { parseInterval, subnetsOf, subtract, type Interval } from '../../../src/access/network/addresses.ts';
import { testSuite } from '../../harness.ts';

const interval = (text: string): Interval => {
  const parsed = parseInterval(text);
  assert.ok(parsed, text);
  return parsed;
};

testSuite('an address, range or subnet', (test) => {
  const reads = (title: string, text: string, ...subnets: readonly string[]): void =>
    test(`${title}: ${text}`, () => assert.equal(subnetsOf([interval(text)]), subnets));
  reads('an address', '17.5.7.8', '17.5.7.8/32');
  reads('the first address', '0.0.0.0', '0.0.0.0/32');
  reads('the last address', '255.255.255.255', '255.255.255.255/32');
  reads('a subnet', '10.0.0.0/8', '10.0.0.0/8');
  reads('a subnet with bits of a host', '10.1.2.3/8', '10.0.0.0/8');
  reads('all of IPv4', '0.0.0.0/0', '0.0.0.0/0');
  reads('a range that is a subnet', '10.0.0.0 - 10.0.0.255', '10.0.0.0/24');
  reads('a range without blanks', '10.0.0.0-10.0.0.1', '10.0.0.0/31');
  reads('a range that is none', '10.0.0.1 - 10.0.0.6', '10.0.0.1/32', '10.0.0.2/31', '10.0.0.4/31', '10.0.0.6/32');
  reads('a range of one', '10.0.0.1 - 10.0.0.1', '10.0.0.1/32');
  reads('a range over bytes', '17.5.7.254 - 17.5.8.1', '17.5.7.254/31', '17.5.8.0/31');
  reads('an address of IPv6', '2001:db8::1', '2001:db8::1/128');
  reads('an address of IPv6 in full', '2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1/128');
  reads('a subnet of IPv6', '2001:db8::1/32', '2001:db8::/32');
  reads('all of IPv6', '::/0', '::/0');
  reads('a range of IPv6', '2001:db8:: - 2001:db8::3', '2001:db8::/126');
  reads('IPv4 within IPv6 is IPv4', '::ffff:1.2.3.4', '1.2.3.4/32');
  reads('a subnet of IPv4 within IPv6', '::ffff:1.2.3.4/120', '1.2.3.0/24');

  const refuses = (title: string, text: string): void =>
    test(`refuses ${title}: ${text}`, () => assert.is(parseInterval(text), undefined));
  refuses('five bytes, as an example of IBM’s has', '17.5.7.8.0/16');
  refuses('three bytes', '10.0.0');
  refuses('a byte too large', '10.0.0.256');
  refuses('a subnet whose length is no number', '10.0.0.0/x8');
  refuses('octal bytes', '010.0.0.1');
  refuses('hexadecimal bytes', '0x0a.0.0.1');
  refuses('a number', '167772161');
  refuses('a length too large', '10.0.0.0/33');
  refuses('a length too large for IPv6', '::/129');
  refuses('a length that is none', '10.0.0.0/x');
  refuses('no length', '10.0.0.0/');
  refuses('a negative length', '10.0.0.0/-1');
  refuses('two lengths', '10.0.0.0/8/8');
  refuses('a range that goes backwards', '10.0.0.9 - 10.0.0.1');
  refuses('a range of two families', '10.0.0.1 - ::1');
  refuses('a range of three', '10.0.0.1 - 10.0.0.2 - 10.0.0.3');
  refuses('a range without an end', '10.0.0.1 -');
  refuses('a scoped address', 'fe80::1%eth0');
  refuses('a subnet of IPv6 that only holds IPv4', '::ffff:1.2.3.4/80');
  refuses('a name', 'corp-zone');
  refuses('nothing', '');
});

testSuite('what is left of subnets', (test) => {
  const leaves = (title: string, from: readonly string[], taken: readonly string[], ...left: readonly string[]): void =>
    test(title, () => assert.equal(subnetsOf(subtract(from.map(interval), taken.map(interval))), left));
  leaves('nothing taken', ['10.0.0.0/24'], [], '10.0.0.0/24');
  leaves('all taken', ['10.0.0.0/24'], ['10.0.0.0/8']);
  leaves('taken in two halves', ['10.0.0.0/24'], ['10.0.0.0/25', '10.0.0.128/25']);
  leaves('taken but for one address', ['10.0.0.0/30'], ['10.0.0.0 - 10.0.0.2'], '10.0.0.3/32');
  leaves('taken from the middle', ['10.0.0.0/29'], ['10.0.0.2 - 10.0.0.5'], '10.0.0.0/31', '10.0.0.6/31');
  leaves('taken beside it', ['10.0.0.0/24'], ['10.0.1.0/24'], '10.0.0.0/24');
  leaves('the other family does not count', ['10.0.0.0/24'], ['::/0'], '10.0.0.0/24');
  leaves('each of several', ['10.0.0.0/24', '11.0.0.0/24'], ['10.0.0.0/25'], '10.0.0.128/25', '11.0.0.0/24');
  leaves('IPv6', ['2001:db8::/32'], ['2001:db8::/33'], '2001:db8:8000::/33');
  leaves('a published range of us-south', ['169.46.88.224/27'], ['169.46.88.224/28'], '169.46.88.240/28');

  test('any two ranges leave the addresses that are in the first only, in subnets that do not overlap', () => {
    const text = (number: number): string => `10.0.${number >> 8}.${number & 255}`;
    const range = fc
      .tuple(fc.nat(600), fc.nat(600))
      .map(([one, other]) => `${text(Math.min(one, other))} - ${text(Math.max(one, other))}`);
    const addressesOf = (intervals: readonly Interval[]): readonly bigint[] =>
      intervals.flatMap(({ first, last }) =>
        Array.from({ length: Number(last - first) + 1 }, (_, index) => first + BigInt(index)),
      );
    fc.assert(
      fc.property(fc.array(range, { maxLength: 3 }), fc.array(range, { maxLength: 3 }), (from, taken) => {
        const away = new Set(addressesOf(taken.map(interval)));
        const left = subtract(from.map(interval), taken.map(interval));
        const wanted = addressesOf(from.map(interval)).filter((address) => !away.has(address));
        assert.equal(addressesOf(left), wanted);
        assert.equal(addressesOf(subnetsOf(left).map(interval)), wanted);
      }),
      { numRuns: 60, includeErrorInReport: true },
    );
  });
});
