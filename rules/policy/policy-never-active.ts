import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { timeWindow, type TimeWindow } from '../../src/access/decide/time-window.ts';
import { timeIgnored } from './shared/time-ignored.ts';
import { conditionPlace } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { dayOf } from './shared/time-words.ts';

const emptyWindow = (shape: PolicyShape): TimeWindow | undefined => {
  // On Kubernetes Service it grants all the same: `time-condition-ignored` speaks of that.
  if (timeIgnored(shape) !== undefined) return undefined;
  const window = timeWindow(shape.condition);
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
      'the condition begins on {from} and ends on {until}, so it is never true and the policy grants nothing; correct the dates',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', emptyWindow)) {
      const { from, until } = match;
      yield report('never', conditionPlace(policy), { from: dayOf(from), until: dayOf(until - 1) });
    }
  },
});
