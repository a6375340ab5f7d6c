import { testsOf } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { exists, grantsOf, isConditional } from '../../src/rule-api/grants.ts';

/** The figure of IAM's API. */
const most = 10;

export default defineRule({
  id: 'too-many-conditions',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'the condition of a policy has more tests than IAM takes',
  messages: {
    many: 'the condition has {count} tests, and IAM takes {most}: join tests of one key by an operator that ends in `AnyOf`, or write several policies',
  },
  *check({ account, report }) {
    for (const policy of grantsOf(account, isConditional)) {
      if (exists(policy)) continue;
      const tests = testsOf(policy);
      const first = tests[most];
      if (first === undefined) continue;
      yield report('many', first.place(), { count: tests.length, most });
    }
  },
});
