import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { conditionPlace } from './shared/condition-tests.ts';
import { exists } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';

const isOld = ({ version, condition }: PolicyShape): boolean => version === 1 && condition !== undefined;

export default defineRule({
  id: 'condition-needs-version-two',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy in the version 1 format has a condition, which only version 2 supports',
  messages: {
    version:
      'version 1 policies have no conditions: `/v1/policies` refuses this one, or creates it without the condition; write it in version 2, with `subject`, `control` and `resource`',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'all', isOld)) {
      const details = exists(policy) ? { confidence: 'low' as const } : {};
      yield report('version', conditionPlace(policy), {}, details);
    }
  },
});
