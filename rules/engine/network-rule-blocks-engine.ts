import { prose, shell } from '../../src/snippet/snippet.ts';
import { isTerraform } from '../../src/rule-api/repair/form.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { admitsEngine, namesAnother, shutOut } from './shared/network.ts';
import { workOf } from '../../src/rule-api/engine.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'network-rule-blocks-engine',
  category: 'engine',
  preset: 'recommended',
  severity: 'error',
  summary: 'an enabled network rule on IAM blocks Secrets Manager',
  messages: {
    blocked:
      'the network rule {rule} blocks the engine `{engine}` on {what}: none of its zones names this Secrets Manager as a service reference; add a zone that does',
    undecided: 'undecided whether the network rule {rule} lets the engine `{engine}` through to {what}: {reason}',
  },
  *check({ account, report }) {
    const engines = account.engines.filter(({ disabled }) => !disabled);
    if (engines.length === 0) return;
    const zones = new Map(account.zones.flatMap((zone) => (zone.id === undefined ? [] : [[zone.id, zone] as const])));
    for (const rule of account.networkRules) {
      if (rule.enforcement !== 'enabled') continue;
      for (const engine of engines) {
        const answer = admitsEngine(rule, zones, engine);
        if (answer === 'yes') continue;
        const what = shutOut(rule, workOf(engine));
        if (what === undefined) continue;
        const about = {
          rule: `\`${rule.description || rule.id || 'without a name'}\``,
          engine: engine.name,
          what: what.service,
        };
        const place = below(rule.origin, 'contexts');
        const reason = what.uncertainBecause ?? (answer === 'no' ? undefined : answer.uncertainBecause);
        if (reason !== undefined) {
          yield report('undecided', place, { ...about, reason }, { confidence: 'low', hangsOn: [engine] });
          continue;
        }
        yield report('blocked', place, about, {
          hangsOn: [engine],
          related: (rule.contexts ?? []).flatMap(({ zones: ids }) =>
            ids.flatMap((id) => {
              const zone = zones.get(id);
              return zone === undefined
                ? []
                : [
                    {
                      place: zone.origin,
                      note: namesAnother(zone, engine)
                        ? `the zone \`${zone.name}\` names another Secrets Manager: its reference is to another account, region or instance`
                        : `the zone \`${zone.name}\` has no reference to Secrets Manager`,
                    },
                  ];
            }),
          ),
          help: prose`every enabled rule on a service has to admit a call: add the new zone to the contexts of each rule, in the console or in Terraform: ${shell`ibmcloud cbr rule-update`} replaces the whole rule`,
          repairs: isTerraform(rule.origin)
            ? []
            : [
                {
                  kind: 'cli',
                  text: shell`ibmcloud cbr zone-create --name secrets-manager --service-ref service_name=secrets-manager`,
                },
              ],
        });
      }
    }
  },
});
