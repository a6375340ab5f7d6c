import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { between, days, hours, moment, policy, snapshot, when } from './policy-text.ts';

const workdays = when(days, 'dayOfWeekAnyOf', ['1+00:00', '2+00:00']);
const fromNine = when(hours, 'timeGreaterThanOrEquals', '09:00:00+00:00');
const untilFive = when(hours, 'timeLessThanOrEquals', '17:00:00+00:00');

/** A policy that holds weekly, where all of these are so. */
const weekly = (...conditions: readonly object[]): object =>
  policy({
    rule: conditions.length === 1 ? conditions[0] : { operator: 'and', conditions },
    pattern: 'time-based-conditions:weekly:custom-hours',
  });

const id = 'half-a-time-window';

testSuite(id, (test) => {
  test('each half', async () => {
    const text = snapshot([
      policy({
        rule: when(moment, 'dateTimeGreaterThanOrEquals', '2030-01-01T00:00:00+00:00'),
        pattern: 'time-based-conditions:once',
      }),
      weekly(fromNine, untilFive),
      weekly(workdays),
      weekly(workdays, untilFive),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule warning: the time window has a beginning but no end, and IBM asks for both: add `…LessThanOrEquals`',
      '/policies/1/rule warning: the condition tests hours but no days, and IBM asks for both: add `dayOfWeekAnyOf` with the intended days',
      '/policies/2/rule warning: the pattern is for hours on days of the week, but the condition tests no hours, so it applies all day: add the hours, or write `time-based-conditions:weekly:all-day`',
      '/policies/3/rule warning: the time window has an end but no beginning, and IBM asks for both: add `…GreaterThanOrEquals`',
    ]);
  });

  test('whole windows', async () => {
    const text = snapshot([
      policy(between('2030-01-01T00:00:00+00:00', '2099-01-01T00:00:00+00:00')),
      weekly(workdays, fromNine, untilFive),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
