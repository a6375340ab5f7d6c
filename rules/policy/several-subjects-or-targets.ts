import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';
import { below } from '../../src/source/place.ts';

const isSuspect = ({ notes }: PolicyShape): boolean =>
  notes.subjects > 1 || notes.resources > 1 || notes.subject !== undefined;

export default defineRule({
  id: 'several-subjects-or-targets',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy names several subjects or resources, but IAM accepts only one',
  messages: {
    subjects:
      'the policy names {count} subjects, and IAM accepts one: write one policy for each, or use an access group',
    resources: 'the policy names {count} resources, and IAM accepts one: write one policy for each',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'all', isSuspect)) {
      const { notes, origin } = policy;
      if (notes === undefined) continue;
      const { subjects, resources } = notes;
      const ids = (notes.subject ?? []).filter(({ name }) => name === 'iam_id' || name === 'access_group_id');
      if (subjects > 1) yield report('subjects', below(origin, 'subjects', 1), { count: subjects });
      else if (ids.length > 1) {
        const second = (notes.subject ?? []).findIndex((one) => one === ids[1]);
        yield report('subjects', subjectPlace(policy, second), { count: ids.length });
      }
      if (resources > 1) yield report('resources', below(origin, 'resources', 1), { count: resources });
    }
  },
});
