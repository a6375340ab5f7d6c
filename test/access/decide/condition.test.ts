import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import type { Condition } from '../../../src/account/model/policy.ts';
import { unknown, type Unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import { access, account, instance, robot, vault } from './build.ts';
import { tell } from '../decision-text.ts';

const catalogue = createCatalogue();

const moment = '{{environment.attributes.current_date_time}}';
const hour = '{{environment.attributes.current_time}}';
const weekday = '{{environment.attributes.day_of_week}}';

const and = (...of: readonly Condition[]): Condition => ({ join: 'and', of });
const or = (...of: readonly Condition[]): Condition => ({ join: 'or', of });
const is = (key: string, operator: string, value: string | boolean | readonly string[] | Unknown): Condition => ({
  key,
  operator,
  value,
});
const from = (at: string): Condition => is(moment, 'dateTimeGreaterThanOrEquals', at);
const until = (at: string): Condition => is(moment, 'dateTimeLessThanOrEquals', at);
const resource = (name: string): string => `{{resource.attributes.${name}}}`;

testSuite('a policy with a condition', (test) => {
  const at = (title: string, now: string, when: Condition | Unknown, ...expected: readonly string[]): void =>
    test(title, () => {
      const policy = access({ roles: ['Manager'], on: { serviceName: 'secrets-manager' }, when });
      const decision = createAccess(account({ policies: [policy] }), catalogue, Date.parse(now)).decide(
        { subject: robot },
        { action: 'secrets-manager.configuration.create' },
        instance(),
      );
      assert.equal(tell(decision), expected);
    });

  const march = and(from('2026-03-01T09:00:00+01:00'), until('2026-03-31T18:00:00+02:00'));
  at(
    'before its window',
    '2026-02-28T12:00:00Z',
    march,
    'unknown',
    'time? only from 2026-03-01T09:00:00+01:00 on',
    'time? only until 2026-03-31T18:00:00+02:00',
  );
  at('within its window', '2026-03-15T12:00:00Z', march, 'unknown', 'time? only until 2026-03-31T18:00:00+02:00');
  at(
    'at the first moment of its window',
    '2026-03-01T08:00:00Z',
    march,
    'unknown',
    'time? only until 2026-03-31T18:00:00+02:00',
  );
  at(
    'at the last moment of its window',
    '2026-03-31T16:00:00Z',
    march,
    'unknown',
    'time? only until 2026-03-31T18:00:00+02:00',
  );
  at('after its window', '2026-03-31T16:00:00.001Z', march, 'denied', 'expired 2026-03-31T18:00:00+02:00');
  at('long after its window', '2030-01-01T00:00:00Z', march, 'denied', 'expired 2026-03-31T18:00:00+02:00');
  at('since some moment, for good', '2026-03-15T12:00:00Z', from('2026-03-01T00:00:00Z'), 'granted', 'Manager');
  at(
    'from some moment, exclusively',
    '2026-03-01T00:00:00Z',
    is(moment, 'dateTimeGreaterThan', '2026-03-01T00:00:00Z'),
    'unknown',
    'time? only from 2026-03-01T00:00:00Z on',
  );
  at(
    'to some moment, exclusively',
    '2026-03-01T00:00:00Z',
    is(moment, 'dateTimeLessThan', '2026-03-01T00:00:00Z'),
    'denied',
    'expired 2026-03-01T00:00:00Z',
  );
  at(
    'one of two windows is over',
    '2026-04-15T12:00:00Z',
    or(march, until('2026-05-01T00:00:00Z')),
    'unknown',
    'time? only until 2026-05-01T00:00:00Z',
  );
  at(
    'both windows are over',
    '2026-06-01T12:00:00Z',
    or(march, until('2026-05-01T00:00:00Z')),
    'denied',
    'expired 2026-03-31T18:00:00+02:00',
  );

  at(
    'up to a day, on that day',
    '2026-03-31T23:59:59Z',
    is(moment, 'dateLessThanOrEquals', '2026-03-31+00:00'),
    'unknown',
    'time? only until 2026-03-31+00:00',
  );
  at(
    'up to a day, after it',
    '2026-04-01T00:00:00Z',
    is(moment, 'dateLessThanOrEquals', '2026-03-31+00:00'),
    'denied',
    'expired 2026-03-31+00:00',
  );
  at(
    'before a day, on that day',
    '2026-03-31T00:00:00Z',
    is(moment, 'dateLessThan', '2026-03-31+00:00'),
    'denied',
    'expired 2026-03-31+00:00',
  );
  at(
    'from a day, on that day',
    '2026-03-31T00:00:00Z',
    is(moment, 'dateGreaterThanOrEquals', '2026-03-31+00:00'),
    'granted',
    'Manager',
  );
  at(
    'after a day, on that day',
    '2026-03-31T12:00:00Z',
    is(moment, 'dateGreaterThan', '2026-03-31+00:00'),
    'unknown',
    'time? only from 2026-03-31+00:00 on',
  );
  at(
    'after a day, on the next',
    '2026-04-01T00:00:00Z',
    is(moment, 'dateGreaterThan', '2026-03-31+00:00'),
    'granted',
    'Manager',
  );
  at(
    'a moment without an offset is not over before it is over everywhere',
    '2026-03-31T23:00:00Z',
    until('2026-03-31T12:00:00'),
    'unknown',
    'time? only until 2026-03-31T12:00:00',
  );
  at(
    'and then it is over',
    '2026-04-01T00:00:01Z',
    until('2026-03-31T12:00:00'),
    'denied',
    'expired 2026-03-31T12:00:00',
  );
  at(
    'a moment without an offset is not begun before it is begun everywhere',
    '2026-03-31T23:00:00Z',
    from('2026-03-31T12:00:00'),
    'unknown',
    'time? only from 2026-03-31T12:00:00 on',
  );
  const key = 'documented? the meaning of the condition on `{{environment.attributes.current_date_time}}`';
  at('a moment that is none', '2026-03-31T23:00:00Z', until('2026-02-30T99:00:00Z'), 'unknown', key);
  at('a moment in words', '2026-03-31T23:00:00Z', until('last year'), 'unknown', key);
  at(
    'a moment by another operator',
    '2026-03-31T23:00:00Z',
    is(moment, 'stringEquals', '2020-01-01T00:00:00Z'),
    'unknown',
    key,
  );
  at(
    'a moment nobody knows',
    '2026-03-31T23:00:00Z',
    is(moment, 'dateTimeLessThan', unknown('set by a variable')),
    'unknown',
    'value? set by a variable',
  );

  const now = '2026-11-24T12:00:00Z';
  at(
    'on some days',
    now,
    is(weekday, 'dayOfWeekAnyOf', ['1+00:00', '2+00:00']),
    'unknown',
    'time? only on some days of the week',
  );
  at('on one day', now, is(weekday, 'dayOfWeekEquals', '2'), 'unknown', 'time? only on some days of the week');
  at(
    'on every day but one that there is not',
    now,
    is(weekday, 'dayOfWeekAnyOf', ['1', '2', '3', '4', '5', '6', '8']),
    'unknown',
    'time? only on some days of the week',
  );
  at('on every day', now, is(weekday, 'dayOfWeekAnyOf', ['1', '2', '3', '4', '5', '6', '7']), 'granted', 'Manager');
  at(
    'on every day by an operator that is not for days',
    now,
    is(weekday, 'stringMatchAnyOf', ['1', '2', '3', '4', '5', '6', '7']),
    'unknown',
    'time? only on some days of the week',
  );
  at(
    'at some hours',
    now,
    is(hour, 'timeGreaterThanOrEquals', '09:00:00+00:00'),
    'unknown',
    'time? only at some hours of the day',
  );
  at(
    'at some hours of every day',
    now,
    and(is(weekday, 'dayOfWeekAnyOf', ['1', '2', '3', '4', '5', '6', '7']), is(hour, 'timeLessThan', '17:00:00Z')),
    'unknown',
    'time? only at some hours of the day',
  );
  at(
    'working days or a window that is over',
    now,
    or(is(weekday, 'dayOfWeekEquals', '1'), until('2020-01-01T00:00:00Z')),
    'unknown',
    'time? only on some days of the week',
  );
  at(
    'a week and a window that is over',
    now,
    and(is(weekday, 'dayOfWeekEquals', '1'), until('2020-01-01T00:00:00Z')),
    'denied',
    'expired 2020-01-01T00:00:00Z',
  );
  at(
    'either of which one always holds',
    now,
    or(is(weekday, 'dayOfWeekEquals', '1'), from('2020-01-01T00:00:00Z')),
    'granted',
    'Manager',
  );
  at(
    'nested',
    now,
    and(from('2020-01-01T00:00:00Z'), or(until('2021-01-01T00:00:00Z'), from('2022-01-01T00:00:00Z'))),
    'granted',
    'Manager',
  );
  at('no tests at all', now, and(), 'unknown', 'documented? the meaning of a condition without tests');
  at('none of no tests', now, or(), 'unknown', 'documented? the meaning of a condition without tests');

  at(
    'on an attribute the resource has',
    now,
    is(resource('serviceInstance'), 'stringEquals', vault),
    'granted',
    'Manager',
  );
  at(
    'on another value of it',
    now,
    is(resource('serviceInstance'), 'stringEquals', 'another'),
    'denied',
    'other serviceInstance',
  );
  at('on a pattern', now, is(resource('region'), 'stringMatch', 'us-*'), 'granted', 'Manager');
  at(
    'on an attribute inside the instance',
    now,
    is(resource('resource'), 'stringMatch', 'secret-*'),
    'denied',
    'only resource=secret-*',
  );
  at('on an attribute nobody knows', now, is(resource('path'), 'stringMatchAnyOf', ['a/*']), 'unknown', 'its path?');
  at('on an attribute that must be missing', now, is(resource('path'), 'stringExists', false), 'unknown', 'its path?');
  at(
    'by an operator nobody documents',
    now,
    is(resource('region'), 'stringNotEquals', 'eu-de'),
    'unknown',
    'documented? what the operator `stringNotEquals` on `region` means',
  );
  at(
    'on a value nobody knows',
    now,
    is(resource('region'), 'stringEquals', unknown('set by a variable')),
    'unknown',
    'value? set by a variable',
  );
  at(
    'on a star under equals',
    now,
    is(resource('region'), 'stringEquals', '*'),
    'unknown',
    'documented? what `region=*` under `stringEquals` means',
  );

  at(
    'on a key nobody documents',
    now,
    is('{{subject.attributes.mood}}', 'stringEquals', 'good'),
    'unknown',
    'documented? what the condition on `{{subject.attributes.mood}}` means',
  );
  at(
    'on the environment, of which nothing is said',
    now,
    is('{{environment.attributes.weather}}', 'stringEquals', 'fine'),
    'unknown',
    'documented? the meaning of the condition on `{{environment.attributes.weather}}`',
  );
  at('that nobody knows', now, unknown('the condition is a variable'), 'unknown', 'value? the condition is a variable');
});
