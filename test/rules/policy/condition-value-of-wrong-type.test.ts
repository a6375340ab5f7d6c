import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { between, days, hours, moment, policy, snapshot, when } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'condition-value-of-wrong-type';

testSuite(id, (test) => {
  test('a day where a moment is due, a day that is none, and a list', async () => {
    const text = snapshot(
      ['2027-01-01', '2027-02-30T00:00:00Z', ['2027-01-01T00:00:00Z']].map((value) =>
        policy({ rule: when(moment, 'dateTimeLessThan', value), pattern: 'time-based-conditions:once' }),
      ),
    );
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule/value error: `dateTimeLessThan` requires a date and time, such as `2027-03-31T18:00:00+00:00`: with another value the condition is never true, or IAM refuses the policy',
      '/policies/1/rule/value error: `dateTimeLessThan` requires a date and time, such as `2027-03-31T18:00:00+00:00`: with another value the condition is never true, or IAM refuses the policy',
      '/policies/2/rule/value error: `dateTimeLessThan` requires a date and time, such as `2027-03-31T18:00:00+00:00`: with another value the condition is never true, or IAM refuses the policy',
    ]);
  });

  test('hours and days', async () => {
    const text = snapshot([
      policy({
        rule: {
          operator: 'and',
          conditions: [
            when(days, 'dayOfWeekAnyOf', ['Monday']),
            when(days, 'dayOfWeekAnyOf', '1'),
            when(days, 'dayOfWeekEquals', '8'),
            when(hours, 'timeLessThan', '5pm'),
          ],
        },
        pattern: 'time-based-conditions:weekly:custom-hours',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule/conditions/0/value error: `dayOfWeekAnyOf` requires a list of days from `1+00:00`, Monday, to `7+00:00`: with another value the condition is never true, or IAM refuses the policy',
      '/policies/0/rule/conditions/1/value error: `dayOfWeekAnyOf` requires a list of days from `1+00:00`, Monday, to `7+00:00`: with another value the condition is never true, or IAM refuses the policy',
      '/policies/0/rule/conditions/2/value error: `dayOfWeekEquals` requires a day from `1+00:00`, Monday, to `7+00:00`: with another value the condition is never true, or IAM refuses the policy',
      '/policies/0/rule/conditions/3/value error: `timeLessThan` requires a time of day, such as `09:00:00+00:00`: with another value the condition is never true, or IAM refuses the policy',
    ]);
  });

  test('an operator for another key', async () => {
    const text = snapshot([
      policy({
        rule: {
          operator: 'and',
          conditions: [
            when(moment, 'stringEquals', '2027-01-01'),
            when(hours, 'dateTimeLessThan', '2027-01-01T00:00:00Z'),
            when('{{resource.attributes.prefix}}', 'timeLessThan', '17:00'),
          ],
        },
        pattern: 'time-based-conditions:once',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule/conditions/0/operator error: `stringEquals` does not fit `{{environment.attributes.current_date_time}}`, because it compares texts: use an operator that is made for the key',
      '/policies/0/rule/conditions/1/operator error: `dateTimeLessThan` does not fit `{{environment.attributes.current_time}}`, because it compares dates with times: use an operator that is made for the key',
      '/policies/0/rule/conditions/2/operator error: `timeLessThan` does not fit `{{resource.attributes.prefix}}`, because it compares times of day: use an operator that is made for the key',
    ]);
  });

  test('texts', async () => {
    const text = snapshot([
      policy({
        rule: {
          operator: 'and',
          conditions: [
            when('{{resource.attributes.a}}', 'stringExists', 'x'),
            when('{{resource.attributes.b}}', 'stringEqualsAnyOf', 'x'),
            when('{{resource.attributes.c}}', 'stringMatch', ['x']),
          ],
        },
        pattern: 'attribute-based-condition:resource:literal-and-wildcard',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule/conditions/0/value error: `stringExists` requires `true` or `false`: with another value the condition is never true, or IAM refuses the policy',
      '/policies/0/rule/conditions/1/value error: `stringEqualsAnyOf` requires a list of texts: with another value the condition is never true, or IAM refuses the policy',
      '/policies/0/rule/conditions/2/value error: `stringMatch` requires a text: with another value the condition is never true, or IAM refuses the policy',
    ]);
  });

  test('what goes together', async () => {
    const text = snapshot([
      policy({ ...between('2026-01-01T00:00:00Z', '2027-01-01T00:00:00+02:00') }),
      policy({
        rule: {
          operator: 'and',
          conditions: [
            when(days, 'dayOfWeekAnyOf', ['1+00:00', '7']),
            when(hours, 'timeGreaterThan', '09:00:00+01:00'),
            when(moment, 'dateLessThan', '2027-01-01'),
          ],
        },
        pattern: 'time-based-conditions:weekly:custom-hours',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
