import { whyNobody } from '../../src/access/network/zones.ts';
import type { NetworkContext, NetworkZone } from '../../src/account/model/account.ts';
import { hasNoRealId, isUnresolved } from '../../src/account/model/unresolved.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfNetworkRule, zonesById } from './shared/network-rules.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'network-rule-nobody-meets',
  category: 'network',
  preset: 'recommended',
  severity: 'error',
  summary: 'no call can match a network rule, so the rule refuses all calls',
  messages: {
    found: '{rule} refuses every call: {why}; add a zone that admits somebody to one of its contexts',
  },
  *check({ account, report }) {
    const { networkRules, knowledge } = account;
    if (networkRules.length === 0) return;
    const zones = zonesById(account);
    // A zone whose id is to be filled in may be the one that is missing.
    const listed = knowledge.listed?.has('zones') === true && ![...zones.keys()].some(isUnresolved);
    /** Why nobody calls from a zone; undefined where somebody may. */
    const deadZone = (id: string): string | undefined => {
      const zone: NetworkZone | undefined = zones.get(id);
      if (zone === undefined) return listed && !hasNoRealId(id) ? `the account has no zone \`${id}\`` : undefined;
      const why = hasNoRealId(id) ? undefined : whyNobody(zone);
      return why && `the zone \`${zone.name}\` ${why === 'empty' ? 'is empty' : 'excludes everything it contains'}`;
    };
    const deadContext = (context: NetworkContext): readonly string[] | undefined => {
      const reasons = context.zones.map(deadZone);
      const dead = reasons.filter((reason) => reason !== undefined);
      return dead.length > 0 && dead.length === reasons.length ? dead : undefined;
    };
    for (const rule of networkRules) {
      const { contexts = [], enforcement } = rule;
      const dead = contexts.map(deadContext);
      // What a rule without contexts does is not documented.
      if (enforcement !== 'enabled' || contexts.length === 0 || dead.includes(undefined)) continue;
      const reasons = [...new Set(dead.flatMap((one) => one ?? []))];
      yield report(
        'found',
        below(rule.origin, 'contexts'),
        { rule: nameOfNetworkRule(rule), why: reasons.join(', ') },
        {
          related: contexts.flatMap(({ zones: ids }) =>
            ids.flatMap((id) => {
              const zone = zones.get(id);
              return zone === undefined ? [] : [{ place: zone.origin, note: `the zone \`${zone.name}\`` }];
            }),
          ),
        },
      );
    }
  },
});
