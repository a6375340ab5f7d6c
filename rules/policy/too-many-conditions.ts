import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { testsOf } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';

/** "Up to 10 conditions" (`known-issues.md` of ibm-cloud-docs/account, 2026-07-31). */
const maxTests = 10;

const tooMany = (shape: PolicyShape) => {
  const tests = shape.exists ? [] : testsOf(shape);
  const first = tests[maxTests];
  return first === undefined ? undefined : { first, count: tests.length };
};

export default defineRule({
  id: 'too-many-conditions',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'the condition of a policy has more tests than IAM accepts',
  messages: {
    many: 'the condition has {count} tests, and IAM accepts {most}: combine tests of the same key with an operator that ends in `AnyOf`, or write several policies',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', tooMany)) {
      yield report('many', match.first.place(policy), { count: match.count, most: maxTests });
    }
  },
});
