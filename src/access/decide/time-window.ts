import { isUnknown, type Unknown } from '../../source/unknown.ts';
import type { Condition } from '../../account/model/policy.ts';
import { momentOf } from './condition.ts';

/** The time a condition allows at most, in milliseconds since 1970: from `from`, until just before `until`. */
export interface TimeWindow {
  readonly from: number;
  readonly until: number;
}

const day = 86_400_000;
const always: TimeWindow = { from: -Infinity, until: Infinity };

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
  const { key, operator, value } = condition;
  if (!/environment\.attributes\.current_date(?:_time)?\b/.test(key)) return always;
  const moment = momentOf(operator, value);
  if (moment === undefined) return always;
  const orEquals = operator.endsWith('OrEquals');
  const length = operator.startsWith('dateTime') ? 1 : day;
  return operator.includes('Greater')
    ? { from: orEquals ? moment : moment + length, until: Infinity }
    : { from: -Infinity, until: orEquals ? moment + length : moment };
};
