import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import {
  fullAdministratorsOf,
  halfGrantsOf,
  halfNames,
  type AdministratorOfHalf,
} from '../../src/rule-api/administrators.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';
import { allowList, subjectNames } from '../../src/rule-api/names.ts';
import type { Related } from '../../src/finding/finding.ts';
import type { Place } from '../../src/source/place.ts';

const halfText = ({ grant, through }: AdministratorOfHalf): string =>
  `\`${grant.role}\` on ${halfNames[grant.half]}${through === undefined ? '' : ` through the group \`${through.group}\``}`;

const evidenceOf = (half: AdministratorOfHalf): Related => ({
  place: rolePlace(half.grant.policy, half.grant.index),
  note: `gives ${halfText(half)}`,
});

/** Where a half is the subject's own affair: its policy, else its membership. */
const placeOf = ({ grant, through }: AdministratorOfHalf): Place =>
  through?.origin ?? rolePlace(grant.policy, grant.index);

export default defineRuleWithOptions({
  id: 'full-administrator',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'two grants together make a subject administrator of the whole account',
  messages: {
    found:
      '{who} administers the whole account, with {services} and {management}: remove one of the two, or name it in the option `allow`',
  },
  options: allowOption('Ids or names of subjects that may administer the whole account.'),
  *check({ account, catalogue, options, matchPolicies, report }) {
    const administrators = fullAdministratorsOf(account, halfGrantsOf({ account, catalogue, matchPolicies }));
    if (administrators.length === 0) return;
    const isAllowed = allowList(options.allow, account);
    const name = subjectNames(account);
    for (const { subject, services, management } of administrators) {
      const [group, other] = [services.through?.group, management.through?.group];
      // Members of a group that is administrator by itself are told with the group.
      if (isAllowed(subject) || (group !== undefined && group === other)) continue;
      const own = [management, services].find(({ through }) => through === undefined) ?? management;
      yield report(
        'found',
        placeOf(own),
        { who: name(subject), services: halfText(services), management: halfText(management) },
        {
          related: [evidenceOf(services), evidenceOf(management)],
          help:
            own.through === undefined
              ? 'decide who has to administer the whole account: keep at least two; give the others roles on the services that they work with, and only then take this policy away'
              : 'remove it from one of the two groups',
        },
      );
    }
  },
});
