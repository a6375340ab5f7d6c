import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const anew = 'write an address, `a-b`, or a subnet such as `203.0.113.0/24`';

const id = 'malformed-allowlist-entry';

testSuite(id, (test) => {
  const lint = (list: string) => findingsOf(id, snapshot({ account_settings: { allowed_ip_addresses: list } }));
  const at = '/account_settings/allowed_ip_addresses';

  const malformed: readonly (readonly [entry: string, what: string, mend: string])[] = [
    ['17.5.7.8.0/16', 'has five octets instead of four', anew],
    ['17.5.7', 'has three octets instead of four', anew],
    ['17.5.7.300', 'has `300` as an octet, and the largest is 255', anew],
    ['17.5.07.8', 'has `07` as an octet, which some tools read as octal', 'write `17.5.7.8`'],
    ['17.5..8', 'has an empty octet', anew],
    ['17.5.0.0/33', 'has a prefix of 33 bits, and the longest is 32', anew],
    ['2001:db8::/129', 'has a prefix of 129 bits, and the longest is 128', anew],
    ['17.5.0.0/16/8', 'has more than one `/`', anew],
    ['17.5.7.8 - 17.5.7.1', 'ends before it begins', 'write `17.5.7.1-17.5.7.8`'],
    ['17.5.7.1-17.5.7.8-17.5.7.9', 'has more than one `-`', anew],
    ['17.5.7.1-2001:db8::1', 'begins with an IPv4 address and ends with an IPv6 address, or the reverse', anew],
    ['203.0.113.*', 'has a `*`, which stands for nothing there', 'write `203.0.113.0/24`'],
    ['10.*.7.*', 'has a `*`, which stands for nothing there', anew],
    ['203.0.113.1; corp', 'has a `;`, and commas separate entries', 'write `203.0.113.1, corp`'],
    ['corp/office', 'is not an address, range or subnet', anew],
    ['2001:db8:::1', 'is not an address, range or subnet', anew],
  ];
  for (const [entry, what, mend] of malformed) {
    test(`${entry} ${what}`, async () => {
      assert.equal(await lint(`203.0.113.0/24, ${entry}`), [
        `${at} error: \`${entry}\` in the IP allowlist ${what}: IAM refuses the list, or the entry admits nobody; ${mend}`,
      ]);
    });
  }

  test('a subnet that begins in the middle is a warning', async () => {
    assert.equal(await lint('203.0.113.7/24'), [
      `${at} warning: \`203.0.113.7/24\` in the IP allowlist does not start at the first address of its subnet, \`203.0.113.0/24\`: write the subnet or the single address, whichever you mean`,
    ]);
  });

  test('the repair is the whole list', async () => {
    const text = snapshot({ account_settings: { allowed_ip_addresses: 'corp,17.5.7.8-17.5.7.1,203.0.113.7/24' } });
    const value = 'corp, 17.5.7.1-17.5.7.8, 203.0.113.0/24';
    assert.equal(await repairsOf(id, text), [
      { kind: 'cli', text: `ibmcloud iam account-settings-update --allowed-ip-addresses '${value}'` },
      {
        kind: 'terraform',
        text: `resource "ibm_iam_account_settings" "account" {\n  allowed_ip_addresses = "${value}"\n}`,
      },
    ]);
  });

  test('zones, blanks, and every right form', async () => {
    assert.equal(
      await lint(' corp , 10-net-b,,::ffff:17.5.7.8, 17.5.7.8 - 17.5.9.5, 0.0.0.0/0 ,2001:db8::1-2001:db8::5,'),
      [],
    );
  });

  test('of thousands, tells fifty and counts the rest; no command holds all of them', async () => {
    const list = Array.from({ length: 5000 }, (_, n) => `17.5.0${n}.8`).join(', ');
    const found = await lint(list);
    assert.is(found.length, 51);
    assert.match(found.join('\n'), '4950 more entries of the IP allowlist are malformed');
    assert.equal(await repairsOf(id, snapshot({ account_settings: { allowed_ip_addresses: list } })), []);
  });
});
