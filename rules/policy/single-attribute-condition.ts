import { exists } from '../../src/account/model/policy.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { conditionPlace, kindOfKey, testsOf } from './shared/condition-tests.ts';

/** The key of a condition that is one test of an attribute and nothing else. */
const onlyKey = (shape: PolicyShape): string | undefined => {
  if (shape.condition === undefined || isUnknown(shape.condition)) return undefined;
  const [first, ...others] = testsOf(shape);
  if (first === undefined || others.length > 0) return undefined;
  return kindOfKey(first.test.key) === 'resource' ? first.test.key : undefined;
};

export default defineRule({
  id: 'single-attribute-condition',
  category: 'policy',
  preset: 'strict',
  severity: 'warning',
  summary: 'a policy has one attribute-based condition, where IBM asks for at least two',
  messages: {
    found:
      'the only condition tests `{key}`, but IBM asks for at least two attribute-based conditions, joined by `and` or `or`: write a single one as an attribute of the resource instead',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match: key } of matchPolicies(account, 'access', onlyKey)) {
      // What IAM has already it did not refuse.
      if (!exists(policy)) yield report('found', conditionPlace(policy), { key });
    }
  },
});
