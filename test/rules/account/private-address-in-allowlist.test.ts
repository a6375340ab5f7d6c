import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, instance, setup, snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'private-address-in-allowlist';

testSuite(id, (test) => {
  const lint = (list: string) => findingsOf(id, snapshot({ account_settings: { allowed_ip_addresses: list } }));

  test('tells each entry that is completely private', async () => {
    const found = await lint('10.1.2.3, 172.16.0.1-172.16.0.9, 172.0.0.0/8, 192.168.0.0/16, fd00::1, 0.0.0.0/0, corp');
    assert.equal(
      found.map((text) => text.split('`')[1]),
      ['10.1.2.3', '172.16.0.1-172.16.0.9', '192.168.0.0/16', 'fd00::1'],
    );
    assert.is(
      found[0],
      '/account_settings/allowed_ip_addresses warning: `10.1.2.3` in the IP allowlist is private, so it admits nobody: IAM sees the public address of the gateway; list that address instead',
    );
  });

  test('of thousands, tells fifty and counts the rest', async () => {
    const found = await lint(Array.from({ length: 1000 }, (_, n) => `10.0.${n >> 8}.${n & 255}`).join(', '));
    assert.is(found.length, 51);
    assert.match(found.join('\n'), '950 more entries of the IP allowlist are private');
  });

  test('the addresses of Secrets Manager in the region of an engine are meant', async () => {
    const text = setup({
      account: { id: account, settings: { allowed_ip_addresses: '10.8.11.192/26, 10.8.11.200, 10.9.0.0/16' } },
      instance: { guid: instance, region: 'jp-osa' },
    });
    assert.equal(
      (await findingsOf(id, text)).map((found) => found.split('`')[1]),
      ['10.9.0.0/16'],
    );
  });
});
