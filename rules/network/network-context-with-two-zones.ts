import { defineRule } from '../../src/rule-api/define.ts';
import { below } from '../../src/source/place.ts';
import { nameOfNetworkRule } from './shared/network-rules.ts';

export default defineRule({
  id: 'network-context-with-two-zones',
  category: 'network',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a context of a network rule names an attribute twice',
  messages: {
    found:
      'a context of {rule} names `{attribute}` twice, so the rule is refused (`duplicate_context_attribute`): write the values in one attribute, separated by commas, or add a context for each',
  },
  *check({ account: { networkRules }, report }) {
    for (const rule of networkRules) {
      for (const [index, { repeated = [] }] of (rule.contexts ?? []).entries()) {
        for (const attribute of repeated) {
          yield report('found', below(rule.origin, 'contexts', index), { rule: nameOfNetworkRule(rule), attribute });
        }
      }
    }
  },
});
