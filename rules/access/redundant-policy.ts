import { coveringOf, widerThan } from '../../src/evaluate/covering.ts';
import { isUnknown } from '../../src/model/unknown.ts';
import { defineRule } from '../../src/rule/define.ts';
import { targetPlace } from '../../src/rule/grants.ts';
import { heldPolicies } from '../../src/rule/held-policies.ts';
import { subjectNames } from '../../src/rule/names.ts';
import { policyRemoval } from '../../src/rule/policy-removal.ts';

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
    for (const { policies, file } of heldPolicies(account).values()) {
      if (policies.length < 2) continue;
      for (const policy of policies) {
        const { subject, roles } = policy;
        if (isUnknown(subject) || isUnknown(roles)) continue;
        const known = roles.flatMap((role) => (isUnknown(role) ? [] : [role]));
        if (known.length < roles.length) continue;
        const wider = widerThan(policy, file, catalogue);
        const covering = coveringOf(known, policy, wider, account, catalogue);
        if (covering === undefined) continue;
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
