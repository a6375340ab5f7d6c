import * as assert from 'uvu/assert';
import { timeWindow } from '../../../src/access/decide/time-window.ts';
import type { Condition } from '../../../src/account/model/policy.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';

const day = 86_400_000;
const at = (text: string): number => Date.parse(text);
const test1 = (operator: string, value: string, key = 'current_date_time'): Condition => ({
  key: `{{environment.attributes.${key}}}`,
  operator,
  value,
});

testSuite('the time a condition allows', (test) => {
  test('none narrows nothing', () => {
    const always = { from: -Infinity, until: Infinity };
    assert.equal(timeWindow(undefined), always);
    assert.equal(timeWindow(unknown('not read')), always);
    assert.equal(timeWindow({ join: 'and', of: [] }), always);
    assert.equal(timeWindow(test1('dayOfWeekEquals', '1', 'day_of_week')), always);
    assert.equal(timeWindow(test1('dateTimeLessThan', 'soon')), always);
  });

  for (const [operator, value, from, until] of [
    ['dateTimeGreaterThanOrEquals', '2027-01-01T00:00:00Z', at('2027-01-01T00:00:00Z'), Infinity],
    ['dateTimeGreaterThan', '2027-01-01T00:00:00Z', at('2027-01-01T00:00:00Z') + 1, Infinity],
    ['dateTimeLessThan', '2027-01-01T00:00:00+02:00', -Infinity, at('2026-12-31T22:00:00Z')],
    ['dateTimeLessThanOrEquals', '2027-01-01T00:00:00Z', -Infinity, at('2027-01-01T00:00:00Z') + 1],
    ['dateLessThanOrEquals', '2027-01-01Z', -Infinity, at('2027-01-02T00:00:00Z')],
    ['dateLessThan', '2027-01-01Z', -Infinity, at('2027-01-01T00:00:00Z')],
    ['dateGreaterThan', '2027-01-01Z', at('2027-01-01T00:00:00Z') + day, Infinity],
    // Without an offset the westmost is taken.
    ['dateTimeLessThan', '2027-01-01T00:00:00', -Infinity, at('2027-01-01T12:00:00Z')],
  ] as const) {
    test(`${operator} ${value}`, () => assert.equal(timeWindow(test1(operator, value)), { from, until }));
  }

  const begins = test1('dateTimeGreaterThanOrEquals', '2027-01-01T00:00:00Z');
  const ends = test1('dateTimeLessThan', '2027-02-01T00:00:00Z');
  const endsLater = test1('dateTimeLessThan', '2027-03-01T00:00:00Z');

  test('`and` takes what is common, `or` all there is', () => {
    assert.equal(timeWindow({ join: 'and', of: [begins, ends, endsLater] }), {
      from: at('2027-01-01T00:00:00Z'),
      until: at('2027-02-01T00:00:00Z'),
    });
    assert.equal(timeWindow({ join: 'or', of: [ends, endsLater] }), {
      from: -Infinity,
      until: at('2027-03-01T00:00:00Z'),
    });
    assert.equal(timeWindow({ join: 'or', of: [ends, test1('dayOfWeekEquals', '1', 'day_of_week')] }), {
      from: -Infinity,
      until: Infinity,
    });
  });
});
