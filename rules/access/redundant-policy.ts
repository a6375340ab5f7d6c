import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { targetPlace } from '../../src/rule-api/policy-places.ts';
import { policiesBySubject } from './shared/policies-by-subject.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { policyRemoval } from '../../src/rule-api/repair/policy-removal.ts';

export default defineRule({
  id: 'redundant-policy',
  category: 'access',
  preset: 'strict',
  severity: 'info',
  summary: 'all that a policy grants is granted to the same subject by wider policies',
  messages: {
    found:
      '{who} has all that this policy grants by {others}: it adds nothing, and looks as if it narrowed access; take it out',
  },
  *check({ account, catalogue, report }) {
    const name = subjectNames(account);
    const { bySubject, coveredBy } = policiesBySubject(account, catalogue);
    for (const { policies } of bySubject.values()) {
      for (const policy of policies) {
        const covering = coveredBy(policy);
        const { subject, roles } = policy;
        if (covering === undefined || isUnknown(subject) || isUnknown(roles) || roles.some(isUnknown)) continue;
        const { repairs, undo } = policyRemoval(policy, account);
        yield report(
          'found',
          targetPlace(policy),
          { who: name(subject), others: covering.length === 1 ? 'a wider one' : `${covering.length} wider ones` },
          {
            related: covering.map((one) => ({ place: targetPlace(one), note: 'grants it on a wider target' })),
            repairs,
            help: undo,
          },
        );
      }
    }
  },
});
