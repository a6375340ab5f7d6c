import { defineRule } from '../../src/rule/define.ts';
import { subjectPlace } from '../../src/rule/grants.ts';
import { subjectNames } from '../../src/rule/names.ts';
import { policyRemoval } from '../../src/rule/policy-removal.ts';
import { isUnknown } from '../../src/model/unknown.ts';

export default defineRule({
  id: 'policy-given-to-user',
  category: 'access',
  preset: 'all',
  severity: 'info',
  summary: 'a policy is given to a user rather than to an access group',
  messages: {
    found:
      '{who} is given this policy directly: give it to an access group, so that whoever takes over the work gets it too',
  },
  *check({ account, report }) {
    const name = subjectNames(account);
    for (const policy of account.policies) {
      const { subject, deleted } = policy;
      if (deleted || isUnknown(subject) || subject.kind !== 'user') continue;
      const { repairs, undo } = policyRemoval(policy, account);
      const place = subjectPlace(policy);
      yield report(
        'found',
        place,
        { who: name(subject) },
        { repairs, help: `give the policy to a group that the user is in, then delete this one; ${undo}` },
      );
    }
  },
});
