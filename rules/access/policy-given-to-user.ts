import { isUnresolved } from '../../src/account/model/unresolved.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import type { Policy } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { isKnown, isUnknown } from '../../src/source/unknown.ts';

const isOfUser = ({ subject }: PolicyShape): boolean =>
  subject !== undefined && isKnown(subject) && subject.kind === 'user';

const isForUsers = ({ address }: Policy): boolean => address?.includes('ibm_iam_user_policy.') === true;

export default defineRule({
  id: 'policy-given-to-user',
  category: 'access',
  preset: 'all',
  severity: 'info',
  summary: 'a policy is assigned to a user instead of an access group',
  messages: {
    found:
      '{who} has this policy directly: assign it to an access group, so that others who take over the work get it too',
  },
  *check({ account, matchPolicies, report }) {
    const name = subjectNames(account);
    for (const { policy } of matchPolicies(account, 'access', isOfUser)) {
      const { subject } = policy;
      // Whatever a policy of the form for users is given to is one; elsewhere a placeholder may be replaced by a group.
      if (isUnknown(subject) || (isUnresolved(subject.id) && !isForUsers(policy))) continue;
      const place = subjectPlace(policy);
      yield report(
        'found',
        place,
        { who: name(subject) },
        {
          help: 'give the same roles on the same target to a group that the user is in; when the user still reaches what is needed, take this policy away',
        },
      );
    }
  },
});
