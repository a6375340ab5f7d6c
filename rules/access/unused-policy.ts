import { shell } from '../../src/snippet/snippet.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { targetPlace } from '../../src/rule-api/policy-places.ts';
import { policyRemoval } from '../../src/rule-api/repair/policy-removal.ts';
import { numberAt } from '../../src/source/json.ts';

const day = 86_400_000;
const obtain = shell`GET https://iam.cloud.ibm.com/v2/policies?account_id=ACCOUNT&format=include_last_permit`;

export default defineRuleWithOptions({
  id: 'unused-policy',
  category: 'access',
  preset: 'strict',
  severity: 'info',
  summary: 'a policy has not allowed anything for a long time',
  messages: {
    found:
      'this policy last allowed something {days} days ago, on {date}: unused access can only be abused; delete the policy',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        days: {
          description: 'For how many days a policy may go unused.',
          type: 'integer',
          minimum: 1,
          default: 90,
        },
      },
    },
    read: (value) => ({ days: numberAt(value, 'days') ?? 90 }),
  },
  *check({ account, now, options, matchPolicies, report, skip }) {
    let any = false;
    let recorded = false;
    for (const { policy } of matchPolicies(account, 'all', ({ exists, notes }) => exists || notes.used)) {
      // Plans and states of Terraform have policies that exist, and never say when one was used.
      any ||= policy.id !== undefined && policy.address === undefined;
      const last = policy.notes?.lastPermitAt;
      const moment = Date.parse(last ?? '');
      if (last === undefined || Number.isNaN(moment)) continue;
      recorded = true;
      const days = Math.floor((now - moment) / day);
      if (days <= options.days) continue;
      const removal = policyRemoval(policy, account);
      yield report('found', targetPlace(policy), { days, date: last.slice(0, 10) }, removal);
    }
    if (any && !recorded) yield skip('the policies do not include when they last allowed something', obtain);
  },
});
