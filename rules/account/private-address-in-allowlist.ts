import { parseInterval, subtract } from '../../src/access/network/addresses.ts';
import { entriesOf } from '../../src/access/network/allowlist.ts';
import { isPrivate } from '../../src/access/network/private-addresses.ts';
import { settingPlace } from '../../src/rule-api/account-settings.ts';
import { defineRule } from '../../src/rule-api/define.ts';

/** So many entries are told one by one: a list of thousands was generated, and is mended where that was done. */
const mostTold = 50;

export default defineRule({
  id: 'private-address-in-allowlist',
  category: 'account',
  preset: 'strict',
  severity: 'warning',
  summary: 'the IP allowlist contains a private address, from which IAM never sees a call',
  messages: {
    found:
      '`{entry}` in the IP allowlist is private, so it admits nobody: IAM sees the public address of the gateway; list that address instead',
    more: '{count} more entries of the IP allowlist are private, so they admit nobody: list the public addresses of the gateways instead',
  },
  *check({ account: { settings, engines }, catalogue, report }) {
    if (settings?.allowedIpAddresses === undefined) return;
    // Secrets Manager's own private addresses were on IBM's list of what to admit.
    const ofEngines = engines.flatMap(({ instance: { region } }) =>
      region === undefined ? [] : (catalogue.secretsManagerRanges(region, 'private')?.ranges ?? []),
    );
    const meant = ofEngines.flatMap((range) => parseInterval(range) ?? []);
    const place = settingPlace(settings, 'allowed_ip_addresses');
    const useless = entriesOf(settings.allowedIpAddresses).filter((entry) => {
      const interval = parseInterval(entry);
      return interval !== undefined && isPrivate(interval) && subtract([interval], meant).length > 0;
    });
    for (const entry of useless.slice(0, mostTold)) yield report('found', place, { entry });
    const rest = useless.length - mostTold;
    if (rest > 0) yield report('more', place, { count: String(rest) });
  },
});
