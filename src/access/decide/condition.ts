import { isUnknown, type Unknown } from '../../source/unknown.ts';
import type { Condition, Policy } from '../../account/model/policy.ts';
import { admits } from './attribute.ts';
import type { MissingFact, Reason } from './decision.ts';
import { attributeStateOf, type Resource } from './question.ts';

/** Whether a policy's condition holds from now on: always, never again, or only at times or under facts not known. */
export type Holds =
  | { readonly holds: 'always' }
  | { readonly holds: 'never'; readonly because: Reason }
  | { readonly holds: 'unsettled'; readonly facts: readonly MissingFact[] };

type Test = Extract<Condition, { key: string }>;

const always: Holds = { holds: 'always' };
const resourceKey = /^\{\{\s*resource\.attributes\.(.+?)\s*\}\}$/;
const environmentKey = /^\{\{\s*environment\.attributes\.(\w+)\s*\}\}$/;

const everyDay = ['1', '2', '3', '4', '5', '6', '7'];

const written = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * A moment that a `dateTime…` or `date…` test compares the clock with, in milliseconds; a date stands for its start. One
 * without an offset is read in the westmost: it comes latest there, so that nothing is held to be begun or over too early.
 */
export const momentOf = (operator: string, value: Test['value']): number | undefined => {
  if (typeof value !== 'string' || !/^date(Time)?(Less|Greater)Than(OrEquals)?$/.test(operator)) return undefined;
  const [, date, time = 'T00:00:00', offset = '-12:00'] = written.exec(value) ?? [];
  const moment = Date.parse(`${date}${time}${offset}`);
  return Number.isNaN(moment) ? undefined : moment;
};

const dayLength = 86_400_000;

const byMoment = (test: Test, moment: number, policy: Policy, now: number): Holds => {
  const at = String(test.value);
  const orEquals = test.operator.endsWith('OrEquals');
  const ofTime = test.operator.startsWith('dateTime');
  if (test.operator.includes('Greater')) {
    // After a day is from the next one on.
    const begun = orEquals ? now >= moment : ofTime ? now > moment : now >= moment + dayLength;
    return begun ? always : { holds: 'unsettled', facts: [{ kind: 'time', policy, when: `only from ${at} on` }] };
  }
  // A day named as the last one lasts to its end.
  const over = orEquals ? (ofTime ? now > moment : now >= moment + dayLength) : now >= moment;
  return over
    ? { holds: 'never', because: { kind: 'expired', at } }
    : { holds: 'unsettled', facts: [{ kind: 'time', policy, when: `only until ${at}` }] };
};

/** The days of a test such as `["1+00:00", "2+00:00"]`; Monday is `1`. */
const daysOf = ({ operator, value }: Test): readonly string[] =>
  !operator.startsWith('dayOfWeek') || isUnknown(value) || typeof value === 'boolean'
    ? []
    : (typeof value === 'string' ? [value] : value).flatMap((text) => /^([1-7])(?:$|[+-])/.exec(text)?.[1] ?? []);

const byTime = (test: Test, key: string, policy: Policy, now: number): Holds => {
  const moment = momentOf(test.operator, test.value);
  if (moment !== undefined && (key === 'current_date_time' || key === 'current_date')) {
    return byMoment(test, moment, policy, now);
  }
  if (key === 'day_of_week') {
    const days = daysOf(test);
    if (everyDay.every((day) => days.includes(day))) return always;
    return { holds: 'unsettled', facts: [{ kind: 'time', policy, when: 'only on some days of the week' }] };
  }
  if (key === 'current_time') {
    return { holds: 'unsettled', facts: [{ kind: 'time', policy, when: 'only at some hours of the day' }] };
  }
  return {
    holds: 'unsettled',
    facts: [{ kind: 'undocumented', policy, what: `what the condition on \`${test.key}\` means` }],
  };
};

const byResource = (test: Test, attribute: string, policy: Policy, resource: Resource): Holds => {
  const state = attributeStateOf(resource, attribute);
  const answer = admits({ name: attribute, operator: test.operator, value: test.value }, state);
  if (answer.admits === 'yes') return always;
  if (answer.admits === 'unknown') {
    const missing: MissingFact =
      answer.why === 'resource'
        ? { kind: 'resource', policy, attribute, value: answer.text }
        : answer.why === 'value'
          ? { kind: 'value', policy, why: answer.text }
          : { kind: 'undocumented', policy, what: `what ${answer.text} means` };
    return { holds: 'unsettled', facts: [missing] };
  }
  const because: Reason = answer.narrower
    ? { kind: 'narrower', attribute, value: answer.value }
    : { kind: 'other value', attribute, value: answer.value, wanted: typeof state === 'object' ? state.is : '' };
  return { holds: 'never', because };
};

const both = (parts: readonly Holds[]): Holds => {
  const never = parts.find(({ holds }) => holds === 'never');
  if (never !== undefined) return never;
  const facts = parts.flatMap((part) => (part.holds === 'unsettled' ? part.facts : []));
  return facts.length > 0 ? { holds: 'unsettled', facts } : always;
};

const either = (parts: readonly Holds[]): Holds => {
  if (parts.some(({ holds }) => holds === 'always')) return always;
  const facts = parts.flatMap((part) => (part.holds === 'unsettled' ? part.facts : []));
  return facts.length > 0 ? { holds: 'unsettled', facts } : (parts[0] ?? always);
};

/**
 * Whether a condition holds for a resource from `now` (milliseconds) on. A window that is open, or yet to open, is
 * unsettled: access through it is not lasting. One that is over never holds again.
 */
export const holdsFrom = (
  condition: Condition | Unknown | undefined,
  policy: Policy,
  resource: Resource,
  now: number,
): Holds => {
  if (condition === undefined) return always;
  if (isUnknown(condition)) {
    return { holds: 'unsettled', facts: [{ kind: 'value', policy, why: condition.unknown }] };
  }
  if ('join' in condition && condition.of.length > 0) {
    const parts = condition.of.map((part) => holdsFrom(part, policy, resource, now));
    return condition.join === 'and' ? both(parts) : either(parts);
  }
  if ('join' in condition) {
    return {
      holds: 'unsettled',
      facts: [{ kind: 'undocumented', policy, what: 'what a condition without tests means' }],
    };
  }
  if (isUnknown(condition.value)) {
    return { holds: 'unsettled', facts: [{ kind: 'value', policy, why: condition.value.unknown }] };
  }
  const time = environmentKey.exec(condition.key)?.[1];
  if (time !== undefined) return byTime(condition, time, policy, now);
  const attribute = resourceKey.exec(condition.key)?.[1];
  if (attribute !== undefined) return byResource(condition, attribute, policy, resource);
  return {
    holds: 'unsettled',
    facts: [{ kind: 'undocumented', policy, what: `what the condition on \`${condition.key}\` means` }],
  };
};
