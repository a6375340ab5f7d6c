import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfNetworkRule } from './shared/network-rules.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'network-rule-not-enforced',
  category: 'network',
  preset: 'strict',
  severity: 'warning',
  summary: 'a network rule refuses nothing: it only reports, or is switched off',
  messages: {
    disabled: '{rule} is switched off: what it names is open to every network; enable it, or delete it',
    report: '{rule} only reports what it would refuse, and refuses nothing: once its reports are clean, enable it',
  },
  *check({ account, report }) {
    for (const rule of account.networkRules) {
      const { enforcement, id } = rule;
      if (enforcement === 'enabled') continue;
      yield report(
        enforcement,
        below(rule.origin, 'enforcement_mode'),
        { rule: nameOfNetworkRule(rule) },
        {
          ...(enforcement === 'report' ? { severity: 'info' as const } : {}),
          repairs:
            id === undefined
              ? []
              : [{ kind: 'cli', text: `ibmcloud cbr rule-update ${id} --enforcement-mode enabled` }],
          help: 'before enabling it, look in the activity log for what it would have refused',
        },
      );
    }
  },
});
