import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { policyRemoval } from '../../src/rule-api/repair/policy-removal.ts';
import { isKnown, isUnknown } from '../../src/source/unknown.ts';

const isOfUser = ({ subject }: PolicyShape): boolean =>
  subject !== undefined && isKnown(subject) && subject.kind === 'user';

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
  *check({ account, matchPolicies, report }) {
    const name = subjectNames(account);
    for (const { policy } of matchPolicies(account, 'access', isOfUser)) {
      const { subject } = policy;
      if (isUnknown(subject)) continue;
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
