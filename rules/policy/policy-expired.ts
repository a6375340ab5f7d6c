import { timeWindow } from '../../src/evaluate/time-window.ts';
import { conditionPlace } from '../../src/rule/condition-tests.ts';
import { defineRule } from '../../src/rule/define.ts';
import { grantsOf, isConditional } from '../../src/rule/grants.ts';
import { policyRemoval } from '../../src/rule/policy-removal.ts';
import { dayOf } from '../../src/rule/time-words.ts';

export default defineRule({
  id: 'policy-expired',
  category: 'policy',
  preset: 'recommended',
  severity: 'warning',
  summary: 'the time window of a policy is over',
  messages: {
    over: 'the policy ended on {day}, and grants nothing: IAM does not remove it, so that it counts towards the limits; remove it, or give it a new window',
  },
  *check({ account, now, report }) {
    for (const policy of grantsOf(account, isConditional)) {
      const { from, until } = timeWindow(policy.condition);
      // A window that is never open has a rule of its own.
      if (until > now || from >= until) continue;
      const { repairs, undo } = policyRemoval(policy, account);
      yield report(
        'over',
        conditionPlace(policy),
        { day: dayOf(until - 1) },
        {
          repairs,
          ...(repairs.length === 0 ? {} : { help: undo }),
        },
      );
    }
  },
});
