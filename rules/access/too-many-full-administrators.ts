import { membersOf } from '../../src/access/decide/explain.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { fullAdministratorsOf, halfGrantsOf } from '../../src/rule-api/administrators.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { knows } from '../../src/account/model/knowledge.ts';
import { numberAt } from '../../src/source/json.ts';

const maxShown = 12;

export default defineRuleWithOptions({
  id: 'too-many-full-administrators',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'more identities administer the whole account than the limit allows',
  messages: {
    found: '{identities} the whole account, and the limit is {limit}: each of them can undo what the others set up',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        limit: {
          description: 'How many users, service IDs and trusted profiles may administer the whole account.',
          type: 'integer',
          minimum: 0,
          default: 5,
        },
      },
    },
    read: (value) => ({ limit: numberAt(value, 'limit') ?? 5 }),
  },
  *check({ account, catalogue, options: { limit }, matchPolicies, report, skip }) {
    const administrators = fullAdministratorsOf(account, halfGrantsOf({ account, catalogue, matchPolicies }));
    const identities = administrators.filter(({ subject }) => subject.kind !== 'access_group');
    const [first] = identities;
    if (first !== undefined && identities.length > limit) {
      const name = subjectNames(account);
      yield report(
        'found',
        rolePlace(first.management.grant.policy, first.management.grant.index),
        {
          identities:
            identities.length === 1 ? 'one identity administers' : `${identities.length} identities administer`,
          limit,
        },
        {
          related: identities.slice(0, maxShown).map(({ subject, management }) => ({
            place: management.through?.origin ?? rolePlace(management.grant.policy, management.grant.index),
            note: `${name(subject)}${management.through === undefined ? '' : `, through the group \`${management.through.group}\``}`,
          })),
          help: 'keep a few that are monitored, and give the others only the roles that they need; the option `limit` sets the number',
        },
      );
      return;
    }
    for (const { subject } of administrators) {
      if (subject.kind !== 'access_group' || knows(account.knowledge, 'members', subject.id)) continue;
      yield skip(
        `the members of the group \`${subject.id}\`, which administers the whole account, are not in the input`,
        membersOf(subject.id),
      );
    }
  },
});
