import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { conditionPlace, kindOfKey, testsOf } from './shared/condition-tests.ts';
import { timeIgnored } from './shared/time-ignored.ts';

const times: ReadonlySet<string | undefined> = new Set(['moment', 'hours', 'days']);

const ignored = (shape: PolicyShape): 'whole' | 'part' | undefined =>
  testsOf(shape).some(({ test }) => times.has(kindOfKey(test.key))) ? timeIgnored(shape) : undefined;

export default defineRule({
  id: 'time-condition-ignored',
  category: 'policy',
  preset: 'recommended',
  severity: 'warning',
  summary: 'a time condition is set where Kubernetes Service is granted, which does not look at it',
  messages: {
    whole:
      'Kubernetes Service (`containers-kubernetes`) ignores time conditions: this policy grants its roles at any time, and does not end by itself; remove the condition, and delete the policy when the access is to end',
    part: 'Kubernetes Service (`containers-kubernetes`) ignores time conditions: on its clusters this policy on all IAM-enabled services grants its roles at any time; grant access to the intended services, one policy each',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'access', ignored)) {
      yield report(match, conditionPlace(policy), {});
    }
  },
});
