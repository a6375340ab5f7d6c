import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { timeWindow } from '../../src/access/decide/time-window.ts';
import { timeIgnored } from './shared/time-ignored.ts';
import { conditionPlace } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { policyRemoval } from '../../src/rule-api/repair/policy-removal.ts';
import { dayOf } from './shared/time-words.ts';

export default defineRule({
  id: 'policy-expired',
  category: 'policy',
  preset: 'recommended',
  severity: 'warning',
  summary: 'the time window of a policy has ended',
  messages: {
    over: 'the policy ended on {day} and grants nothing, but still counts towards the limits: delete it, or give it a new time window',
  },
  *check({ account, now, matchPolicies, report }) {
    const endOf = (shape: PolicyShape): number | undefined => {
      // On Kubernetes Service it grants on: `time-condition-ignored` speaks of that.
      if (timeIgnored(shape) !== undefined) return undefined;
      const { from, until } = timeWindow(shape.condition);
      // A window without a moment in it has a rule of its own.
      return until > now || from >= until ? undefined : until;
    };
    for (const { policy, match: until } of matchPolicies(account, 'all', endOf)) {
      yield report('over', conditionPlace(policy), { day: dayOf(until - 1) }, policyRemoval(policy, account));
    }
  },
});
