import { defineRule } from '../../src/rule-api/define.ts';
import { below } from '../../src/source/place.ts';
import { nameOfNetworkRule, zonesById } from './shared/network-rules.ts';

const isVpc = ({ type }: { readonly type: string }): boolean => type === 'vpc';

export default defineRule({
  id: 'public-endpoint-of-vpc-only-zone',
  category: 'network',
  preset: 'strict',
  severity: 'info',
  summary: 'a network rule lets a VPC in by all endpoints, and refuses its calls to the public one',
  messages: {
    found:
      '{rule} admits {zones}, which {hold} nothing but VPCs, on every endpoint type: a call from a VPC to the public endpoint comes from its public gateway, so it is refused; add the address of the gateway to the zone, or set the endpoint type of the rule to `private`',
  },
  *check({ account, report }) {
    const zones = zonesById(account);
    for (const rule of account.networkRules) {
      if (rule.enforcement === 'disabled') continue;
      for (const [index, { zones: ids, endpointTypes }] of (rule.contexts ?? []).entries()) {
        const of = ids.map((id) => zones.get(id));
        const vpcs = of.flatMap((zone) =>
          zone?.complete === true && zone.addresses.length > 0 && zone.addresses.every(isVpc) ? [zone] : [],
        );
        if (endpointTypes.length > 0 || vpcs.length === 0 || vpcs.length < of.length) continue;
        const [first] = vpcs;
        const about = {
          rule: nameOfNetworkRule(rule),
          zones: vpcs.map(({ name }) => `\`${name}\``).join(', '),
          hold: vpcs.length === 1 ? 'holds' : 'hold',
        };
        const related = first === undefined ? [] : [{ place: first.origin, note: `the zone \`${first.name}\`` }];
        yield report('found', below(rule.origin, 'contexts', index), about, { related });
      }
    }
  },
});
