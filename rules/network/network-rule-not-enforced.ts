import { shell } from '../../src/snippet/snippet.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfNetworkRule } from './shared/network-rules.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'network-rule-not-enforced',
  category: 'network',
  preset: 'strict',
  severity: 'warning',
  summary: 'a network rule refuses nothing: it is in report-only mode or disabled',
  messages: {
    disabled: '{rule} is disabled, so its resources are open to every network; enable it, or delete it',
    report: '{rule} is in report-only mode and refuses nothing; enable it when its reports are clean',
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
              : [{ kind: 'cli', text: shell`ibmcloud cbr rule-patch ${id} --enforcement-mode enabled` }],
          help: 'before you enable it, check the activity log for calls that it would have refused',
        },
      );
    }
  },
});
