import { remember } from '../../src/source/once.ts';
import { common, type Interval } from '../../src/access/network/addresses.ts';
import { readAllowlist } from '../../src/access/network/allowlist.ts';
import { addressesOf } from '../../src/access/network/zones.ts';
import type { NetworkZone } from '../../src/account/model/account.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfNetworkRule, zonesById } from './shared/network-rules.ts';
import { settingPlace } from '../../src/rule-api/account-settings.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'allowlist-and-zones-at-odds',
  category: 'network',
  preset: 'strict',
  severity: 'warning',
  summary: 'the IP allowlist admits none of the addresses that a network rule admits',
  messages: {
    found:
      '{rule} admits only {zones}, and the IP allowlist of the account admits none of these addresses, so every call is refused; add the addresses to one of the two',
  },
  *check({ account, report }) {
    const { settings, networkRules } = account;
    const list = settings?.allowedIpAddresses ?? '';
    if (settings === undefined || list.trim() === '' || networkRules.length === 0) return;
    const { admitted, open } = readAllowlist(list, account.zones);
    if (open.length > 0) return;
    const zones = zonesById(account);
    const admits = new Map<string, boolean>();
    /** Whether the allowlist admits an address of a zone; true where that is not known. */
    const isAdmitted = (zone: NetworkZone): boolean => {
      const known: readonly Interval[] | undefined = addressesOf(zone);
      return (
        known === undefined || known.length === 0 || known.some((one) => admitted.some((other) => common(one, other)))
      );
    };
    const mayCall = (id: string): boolean =>
      remember(admits, id, () => {
        const zone = zones.get(id);
        return zone === undefined || isAdmitted(zone);
      });
    for (const rule of networkRules) {
      const { contexts = [], enforcement } = rule;
      if (enforcement !== 'enabled' || contexts.length === 0) continue;
      if (contexts.some((context) => context.zones.length === 0 || context.zones.some(mayCall))) continue;
      const ids = [...new Set(contexts.flatMap((context) => context.zones))];
      const named = ids.flatMap((id) => zones.get(id) ?? []);
      const names = named.map(({ name }) => `\`${name}\``).join(', ');
      yield report(
        'found',
        below(rule.origin, 'contexts'),
        { rule: nameOfNetworkRule(rule), zones: named.length === 1 ? `the zone ${names}` : `the zones ${names}` },
        {
          related: [
            { place: settingPlace(settings, 'allowed_ip_addresses'), note: 'the IP allowlist' },
            ...named.map(({ name, origin }) => ({ place: origin, note: `the zone \`${name}\`` })),
          ],
          help: 'the allowlist can name the zone, so that both always agree',
        },
      );
    }
  },
});
