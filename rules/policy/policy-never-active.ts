import { timeWindow, type TimeWindow } from '../../src/access/decide/time-window.ts';
import { conditionPlace } from './shared/condition-tests.ts';
import type { Policy } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { grantsWith } from '../../src/rule-api/grants.ts';
import { dayOf } from './shared/time-words.ts';

const emptyWindow = ({ condition }: Policy): TimeWindow | undefined => {
  const window = timeWindow(condition);
  return window.from < window.until ? undefined : window;
};

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
    for (const { policy, found } of grantsWith(account, emptyWindow)) {
      const { from, until } = found;
      yield report('never', conditionPlace(policy), { from: dayOf(from), until: dayOf(until - 1) });
    }
  },
});
