import { parseInterval, subtract } from '../../src/access/network/addresses.ts';
import { entriesOf } from '../../src/access/network/allowlist.ts';
import { isPrivate } from '../../src/access/network/private-addresses.ts';
import { settingPlace } from '../../src/rule-api/account-settings.ts';
import { defineRule } from '../../src/rule-api/define.ts';

export default defineRule({
  id: 'private-address-in-allowlist',
  category: 'account',
  preset: 'strict',
  severity: 'warning',
  summary: 'the IP allowlist contains a private address, from which IAM never sees a call',
  messages: {
    found:
      '`{entry}` in the IP allowlist is private, so it admits nobody: IAM sees the public address of the gateway; list that address instead',
  },
  *check({ account: { settings, engines }, catalogue, report }) {
    if (settings?.allowedIpAddresses === undefined) return;
    // Secrets Manager's own private addresses were on IBM's list of what to admit.
    const ofEngines = engines.flatMap(({ instance: { region } }) =>
      region === undefined ? [] : (catalogue.secretsManagerRanges(region, 'private')?.ranges ?? []),
    );
    const meant = ofEngines.flatMap((range) => parseInterval(range) ?? []);
    for (const entry of entriesOf(settings.allowedIpAddresses)) {
      const interval = parseInterval(entry);
      if (interval === undefined || !isPrivate(interval) || subtract([interval], meant).length === 0) continue;
      yield report('found', settingPlace(settings, 'allowed_ip_addresses'), { entry });
    }
  },
});
