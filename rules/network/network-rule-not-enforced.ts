import { setting } from '../../src/rule-api/edits.ts';
import { shell } from '../../src/snippet/snippet.ts';
import type { Repair } from '../../src/finding/finding.ts';
import { entry, isTerraform } from '../../src/rule-api/repair/form.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfNetworkRule } from './shared/network-rules.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'network-rule-not-enforced',
  category: 'network',
  preset: 'strict',
  severity: 'warning',
  summary: 'a network rule refuses nothing: it is in report-only mode or disabled',
  fix: {
    safety: 'unsafe',
    because: 'enforces the rule: calls that it only reports today are refused from then on',
  },
  messages: {
    disabled: '{rule} is disabled, so its resources are open to every network; enable it, or delete it',
    report: '{rule} is in report-only mode and refuses nothing; enable it when its reports are clean',
  },
  *check({ account, report }) {
    for (const rule of account.networkRules) {
      const { enforcement, id } = rule;
      if (enforcement === 'enabled') continue;
      const place = below(rule.origin, 'enforcement_mode');
      const commands: readonly Repair[] =
        id === undefined
          ? []
          : [
              {
                kind: 'cli',
                text: shell`ibmcloud cbr rule-patch ${id} --enforcement-mode enabled`,
                first: 'look for calls that it would have refused',
              },
            ];
      yield report(
        enforcement,
        place,
        { rule: nameOfNetworkRule(rule) },
        {
          ...(enforcement === 'report' ? { severity: 'info' as const } : {}),
          repairs: isTerraform(place) ? [entry(place, 'enforcement_mode', 'enabled')] : commands,
          edits: id === undefined ? [setting(place, 'enabled')] : [],
          help: 'before you enable it, check the activity log for calls that it would have refused',
        },
      );
    }
  },
});
