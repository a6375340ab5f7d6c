import { isPlaceholder } from '../../src/source/placeholder.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { kindOfKey, testsOf, type ConditionTest } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';

type Test = ConditionTest['test'];

const hours = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})?$/;
const weekday = /^[1-7]([+-]\d{2}:\d{2})?$/;
const date = /^\d{4}-\d{2}-\d{2}(Z|[+-]\d{2}:\d{2})?$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** True where the calendar has the day a text begins with. */
const isDay = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
};

const texts = (value: Test['value']): readonly string[] | undefined => {
  if (typeof value === 'string') return [value];
  return typeof value === 'boolean' || isUnknown(value) ? undefined : value;
};

/** What an operator wants that the value is not; undefined where they go together. */
const wanted = ({ operator, value }: Test): string | undefined => {
  if (operator.startsWith('string')) {
    if (operator === 'stringExists')
      return typeof value === 'boolean' || value === 'true' || value === 'false' ? undefined : '`true` or `false`';
    if (operator.endsWith('AnyOf')) return typeof value === 'object' ? undefined : 'a list of texts';
    return typeof value === 'string' ? undefined : 'a text';
  }
  const given = texts(value);
  const all = (fits: (text: string) => boolean): boolean => given !== undefined && given.every(fits);
  const one = typeof value === 'string';
  if (operator.startsWith('dateTime')) {
    return one && all((text) => moment.test(text) && isDay(text))
      ? undefined
      : 'a date and time, such as `2027-03-31T18:00:00+00:00`';
  }
  if (operator.startsWith('date'))
    return one && all((text) => date.test(text) && isDay(text)) ? undefined : 'a date, such as `2027-03-31`';
  if (operator.startsWith('time'))
    return one && all((text) => hours.test(text)) ? undefined : 'a time of day, such as `09:00:00+00:00`';
  if (operator === 'dayOfWeekAnyOf')
    return !one && all((text) => weekday.test(text))
      ? undefined
      : 'a list of days from `1+00:00`, Monday, to `7+00:00`';
  return one && all((text) => weekday.test(text)) ? undefined : 'a day from `1+00:00`, Monday, to `7+00:00`';
};

/** Which operators go with each kind of key. */
const operators = { moment: /^date/, hours: /^time/, days: /^dayOfWeek/, resource: /^string/ } as const;

/** What the operators that begin so compare; the longer beginnings first. */
const compares: readonly (readonly [start: string, of: string])[] = [
  ['string', 'texts'],
  ['dateTime', 'dates with times'],
  ['date', 'dates'],
  ['time', 'times of day'],
  ['dayOfWeek', 'days of the week'],
];

export default defineRule({
  id: 'condition-value-of-wrong-type',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'the key, operator and value of a condition do not have the same type',
  messages: {
    value: '`{operator}` requires {wanted}: with another value the condition is never true, or IAM refuses the policy',
    operator: '`{operator}` does not fit `{key}`, because it compares {of}: use an operator that is made for the key',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', testsOf)) {
      for (const { test, place } of match) {
        const { key, operator, value } = test;
        if (isUnknown(value) || (typeof value === 'string' && isPlaceholder(value))) continue;
        const kind = kindOfKey(key);
        const needs = wanted(test);
        if (kind !== undefined && !operators[kind].test(operator)) {
          const of = compares.find(([start]) => operator.startsWith(start))?.[1] ?? 'something else';
          yield report('operator', place(policy, 'operator'), { operator, key, of });
        } else if (needs !== undefined) yield report('value', place(policy, 'value'), { operator, wanted: needs });
      }
    }
  },
});
