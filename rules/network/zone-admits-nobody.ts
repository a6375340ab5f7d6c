import { whyNobody } from '../../src/access/network/zones.ts';
import { isAddress } from '../../src/account/model/unresolved.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'zone-admits-nobody',
  category: 'network',
  preset: 'recommended',
  severity: 'error',
  summary: 'a network zone is empty, or excludes everything it contains',
  messages: {
    empty:
      'the network zone `{zone}` is empty, so a rule or allowlist with it admits nobody; add addresses, or delete it',
    excluded:
      'the network zone `{zone}` excludes everything it contains, so a rule or allowlist with it admits nobody; remove the addresses that should get in from `excluded`',
  },
  *check({ account, report }) {
    for (const zone of account.zones) {
      const why = whyNobody(zone);
      // Terraform code elsewhere may fill a zone that is declared empty.
      if (why === undefined || (why === 'empty' && isAddress(zone.id ?? ''))) continue;
      const place = below(zone.origin, why === 'empty' ? 'addresses' : 'excluded');
      yield report(why, place, { zone: zone.name });
    }
  },
});
