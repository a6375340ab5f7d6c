import { removing } from '../../src/rule-api/edits.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { isNeedless } from './shared/needless.ts';
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
  compares: true,
  summary: 'wider policies of the same subject already grant everything that a policy grants',
  fix: {
    safety: 'safe',
    because: 'takes the policy out: wider ones of the same subject give all that it does',
  },
  messages: {
    found:
      '{who} already has everything that this policy grants through {others}, so the policy only looks like a restriction; delete it',
  },
  *check({ account, catalogue, report }) {
    const name = subjectNames(account);
    const { bySubject, coveredBy } = policiesBySubject(account, catalogue);
    for (const { policies } of bySubject.values()) {
      for (const policy of policies) {
        const covering = coveredBy(policy);
        const { subject, roles } = policy;
        if (covering === undefined || isUnknown(subject) || isUnknown(roles) || roles.some(isUnknown)) continue;
        const removal = policyRemoval(policy, account, covering);
        yield report(
          'found',
          targetPlace(policy),
          {
            who: name(subject),
            others: covering.length === 1 ? 'a wider policy' : `${covering.length} wider policies`,
          },
          {
            related: covering.map((one) => ({ place: targetPlace(one), note: 'grants the same on a wider target' })),
            ...removal,
            edits: isNeedless(policy, covering) ? [removing(policy.origin)] : [],
          },
        );
      }
    }
  },
});
