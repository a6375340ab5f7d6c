import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { timeWindow } from '../../src/access/decide/time-window.ts';
import { conditionPlace } from './shared/condition-tests.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { dayOf } from './shared/time-words.ts';
import { numberAt } from '../../src/source/json.ts';

const day = 86_400_000;
const standard = 14;

export default defineRuleWithOptions({
  id: 'policy-expires-soon',
  category: 'policy',
  preset: 'all',
  severity: 'info',
  summary: 'the time window of a policy ends soon',
  messages: {
    soon: 'the policy ends on {day}, in {left}: renew it before that day if the access is still needed',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        days: {
          description: 'How many days before its end a policy is reported.',
          type: 'integer',
          minimum: 1,
          default: standard,
        },
      },
    },
    read: (value) => ({ days: numberAt(value, 'days') ?? standard }),
  },
  *check({ account, now, options, matchPolicies, report }) {
    const endOf = ({ condition }: PolicyShape): number | undefined => {
      const { from, until } = timeWindow(condition);
      return until <= now || from >= until || until > now + options.days * day ? undefined : until;
    };
    for (const { policy, match: until } of matchPolicies(account, 'all', endOf)) {
      const days = Math.floor((until - now) / day);
      const left = days === 0 ? 'less than a day' : days === 1 ? '1 day' : `${days} days`;
      yield report('soon', conditionPlace(policy), { day: dayOf(until - 1), left });
    }
  },
});
