import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { conditionPlace, kindOfKey, testsOf } from './shared/condition-tests.ts';

/** What of a time window is missing. */
type Half = 'noDays' | 'noHours' | 'noEnd' | 'noBeginning';

/** What a condition lacks, by the kinds of what it tests and the sides of its bounds. */
const missingIn = (shape: PolicyShape): Half | undefined => {
  const { condition } = shape;
  // Alternatives may have a half each.
  if (condition === undefined || 'unknown' in condition || ('join' in condition && condition.join === 'or')) {
    return undefined;
  }
  const tests = testsOf(shape).map(({ test }) => ({ kind: kindOfKey(test.key), operator: test.operator }));
  if (tests.some(({ kind }) => kind === undefined || kind === 'resource')) return undefined;
  const bounded = (kind: string): Half | undefined => {
    const bounds = tests.filter((test) => test.kind === kind);
    if (bounds.length === 0) return undefined;
    if (!bounds.every(({ operator }) => /(?:Greater|Less)Than/.test(operator))) return undefined;
    if (!bounds.some(({ operator }) => operator.includes('LessThan'))) return 'noEnd';
    return bounds.some(({ operator }) => operator.includes('GreaterThan')) ? undefined : 'noBeginning';
  };
  const has = (kind: string): boolean => tests.some((test) => test.kind === kind);
  if (has('hours') && !has('days')) return 'noDays';
  const weekly = shape.notes.pattern === 'time-based-conditions:weekly:custom-hours';
  if (weekly && has('days') && !has('hours')) return 'noHours';
  return bounded('hours') ?? (bounded('moment') === 'noEnd' ? 'noEnd' : undefined);
};

export default defineRule({
  id: 'half-a-time-window',
  category: 'policy',
  preset: 'strict',
  severity: 'warning',
  summary: 'the time window of a policy has no end, hours without days, or days without hours',
  messages: {
    noDays: 'the condition tests hours but no days, and IBM asks for both: add `dayOfWeekAnyOf` with the intended days',
    noHours:
      'the pattern is for hours on days of the week, but the condition tests no hours, so it applies all day: add the hours, or write `time-based-conditions:weekly:all-day`',
    noEnd: 'the time window has a beginning but no end, and IBM asks for both: add `…LessThanOrEquals`',
    noBeginning: 'the time window has an end but no beginning, and IBM asks for both: add `…GreaterThanOrEquals`',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', missingIn)) {
      yield report(match, conditionPlace(policy), {});
    }
  },
});
