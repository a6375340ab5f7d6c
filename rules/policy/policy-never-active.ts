import { timeWindow } from '../../src/evaluate/time-window.ts';
import { conditionPlace } from '../../src/rule/condition-tests.ts';
import { defineRule } from '../../src/rule/define.ts';
import { grantsOf, isConditional } from '../../src/rule/grants.ts';
import { dayOf } from '../../src/rule/time-words.ts';

export default defineRule({
  id: 'policy-never-active',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'the time window of a policy ends before it begins',
  messages: {
    never:
      'the condition begins on {from} and ends on {until}: it never holds, so that the policy grants nothing; mend the dates',
  },
  *check({ account, report }) {
    for (const policy of grantsOf(account, isConditional)) {
      const { from, until } = timeWindow(policy.condition);
      if (from < until) continue;
      yield report('never', conditionPlace(policy), { from: dayOf(from), until: dayOf(until - 1) });
    }
  },
});
