import { isUnknown, type Unknown } from '../../source/unknown.ts';
import type { Condition, Policy } from '../../account/model/policy.ts';
import { dependsOn, no, yes, type Answer } from './answer.ts';

/** A condition on one key. */
export type ConditionTest = Extract<Condition, { key: string }>;

/** The time a condition allows at most, in milliseconds since 1970: from `from`, until just before `until`. */
export interface TimeWindow {
  readonly from: number;
  readonly until: number;
}

const day = 86_400_000;
const always: TimeWindow = { from: -Infinity, until: Infinity };

const written = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * A moment that a `dateTime…` or `date…` test compares the clock with, in milliseconds; a date stands for its start. One
 * without an offset is read in the westmost: it comes latest there, so that nothing is held to be begun or over too early.
 */
const momentOf = ({ operator, value }: ConditionTest): number | undefined => {
  if (typeof value !== 'string' || !/^date(Time)?(Less|Greater)Than(OrEquals)?$/.test(operator)) return undefined;
  const [, date, time = 'T00:00:00', offset = '-12:00'] = written.exec(value) ?? [];
  const moment = Date.parse(`${date}${time}${offset}`);
  return Number.isNaN(moment) ? undefined : moment;
};

/**
 * The window of a test that compares the clock with a date, or with a date and time; undefined where it cannot be read.
 * After a day is from the next one on, and a day named as the last one lasts to its end.
 */
const windowOf = (test: ConditionTest): TimeWindow | undefined => {
  const moment = momentOf(test);
  if (moment === undefined) return undefined;
  const { operator } = test;
  const orEquals = operator.endsWith('OrEquals');
  const next = moment + (operator.startsWith('dateTime') ? 1 : day);
  return operator.includes('Greater')
    ? { from: orEquals ? moment : next, until: Infinity }
    : { from: -Infinity, until: orEquals ? next : moment };
};

/**
 * The earliest and the latest moment at which a condition can hold, as far as its tests of dates say. Tests of hours,
 * weekdays and attributes narrow it no further; what cannot be read narrows nothing.
 */
export const timeWindow = (condition: Condition | Unknown | undefined): TimeWindow => {
  if (condition === undefined || isUnknown(condition)) return always;
  if ('join' in condition) {
    const parts = condition.of.map(timeWindow);
    const [first, ...rest] = parts;
    if (first === undefined) return always;
    const both = condition.join === 'and';
    return rest.reduce(
      (one, other) => ({
        from: both ? Math.max(one.from, other.from) : Math.min(one.from, other.from),
        until: both ? Math.min(one.until, other.until) : Math.max(one.until, other.until),
      }),
      first,
    );
  }
  const isDate = /environment\.attributes\.current_date(?:_time)?\b/.test(condition.key);
  return (isDate ? windowOf(condition) : undefined) ?? always;
};

const everyDay = ['1', '2', '3', '4', '5', '6', '7'];

/**
 * Whether all days of a test are of one offset: `1+14:00` ends before `2-12:00` begins, so that there are gaps between
 * days of several.
 */
const haveOneOffset = ({ value }: ConditionTest): boolean => {
  const texts = isUnknown(value) || typeof value === 'boolean' || typeof value === 'string' ? [] : value;
  return new Set(texts.map((text) => text.slice(1))).size <= 1;
};

/** The days of a test such as `["1+00:00", "2+00:00"]`; Monday is `1`. */
const daysOf = ({ operator, value }: ConditionTest): readonly string[] =>
  !operator.startsWith('dayOfWeek') || isUnknown(value) || typeof value === 'boolean'
    ? []
    : (typeof value === 'string' ? [value] : value).flatMap((text) => /^([1-7])(?:$|[+-])/.exec(text)?.[1] ?? []);

/**
 * Whether a test of the clock holds from `now` (milliseconds) on. A window that is open, or yet to open, leaves it
 * undecided: access through it is not lasting. One that is over never holds again.
 * @param name the attribute of the environment: `current_date_time`, `current_date`, `current_time`, `day_of_week`
 */
export const holdsLastingly = (test: ConditionTest, name: string, policy: Policy, now: number): Answer => {
  const only = (when: string): Answer => dependsOn({ kind: 'time', policy, when: `only ${when}` });
  const window = name === 'current_date_time' || name === 'current_date' ? windowOf(test) : undefined;
  if (window !== undefined) {
    const at = String(test.value);
    if (window.until === Infinity) return now >= window.from ? yes() : only(`from ${at} on`);
    return now >= window.until ? no({ kind: 'expired', at }) : only(`until ${at}`);
  }
  if (name === 'day_of_week') {
    const days = daysOf(test);
    return haveOneOffset(test) && everyDay.every((one) => days.includes(one))
      ? yes()
      : only('on some days of the week');
  }
  if (name === 'current_time') return only('at some hours of the day');
  return dependsOn({ kind: 'undocumented', policy, what: `the meaning of the condition on \`${test.key}\`` });
};
