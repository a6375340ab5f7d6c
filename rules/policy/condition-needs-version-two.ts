import { conditionPlace } from './shared/condition-tests.ts';
import type { Policy } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { exists, grantsOf } from '../../src/rule-api/grants.ts';

const isOld = ({ layout, condition }: Policy): boolean => layout.version === 1 && condition !== undefined;

export default defineRule({
  id: 'condition-needs-version-two',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy in the form of version 1 has a condition, which only version 2 can express',
  messages: {
    version:
      'a policy of version 1 has no conditions: sent to `/v1/policies` it is refused, or holds at all times; write it for version 2, with `subject`, `control` and `resource`',
  },
  *check({ account, report }) {
    for (const policy of grantsOf(account, isOld)) {
      const details = exists(policy) ? { confidence: 'low' as const } : {};
      yield report('version', conditionPlace(policy), {}, details);
    }
  },
});
