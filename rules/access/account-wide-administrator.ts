import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { fullAdministratorsOf, halfGrantsOf, halfNames, templateGrantsOf } from '../../src/rule-api/administrators.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';
import { allowList, subjectNames } from '../../src/rule-api/names.ts';

export default defineRuleWithOptions({
  id: 'account-wide-administrator',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'a policy makes its subject Administrator of all services of one kind',
  messages: {
    found:
      '`{role}` on {what} lets {who} give any role there to anybody: name the services that it administers, or grant a role without this right',
    template:
      'this policy template gives `{role}` on {what} in each account that it is assigned to, with the right to give any role there to anybody: name the services that are needed, or another role',
  },
  options: allowOption('Ids or names of subjects that may be administrators.'),
  *check({ account, catalogue, options, matchPolicies, report }) {
    const grants = halfGrantsOf({ account, catalogue, matchPolicies });
    const full = new Set(fullAdministratorsOf(account, grants).map(({ subject }) => subject.id));
    const isAllowed = allowList(options.allow, account);
    const name = subjectNames(account);
    for (const { policy, subject, half, index, role } of grants) {
      // Both halves together have a rule of their own.
      if (full.has(subject.id) || isAllowed(subject)) continue;
      // A group of those who administer access is how IBM delegates it.
      if (half === 'iamAccountManagement' && subject.kind === 'access_group') continue;
      yield report(
        'found',
        rolePlace(policy, index),
        { role, what: halfNames[half], who: name(subject) },
        {
          help: `${subject.kind === 'access_group' ? 'every member of the group has it; ' : ''}to fix it, grant roles on the services or resource groups that are needed first, then take this policy away`,
        },
      );
    }
    for (const { policy, half, index, role } of templateGrantsOf({ account, catalogue, matchPolicies })) {
      yield report('template', rolePlace(policy, index), { role, what: halfNames[half] });
    }
  },
});
