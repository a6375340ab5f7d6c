import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { publicAccessGroup } from '../../src/account/model/subject.ts';
import { isKnown } from '../../src/source/unknown.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';
import { policyRemoval } from '../../src/rule-api/repair/policy-removal.ts';
import { plainAttribute } from '../../src/account/model/policy.ts';

const isPublic = ({ subject }: PolicyShape): boolean =>
  subject !== undefined && isKnown(subject) && subject.id === publicAccessGroup;

export default defineRuleWithOptions({
  id: 'policy-for-everybody',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'the Public Access group, which includes everybody, has a policy',
  messages: {
    found:
      'the subject of this policy is `Public Access`, so everybody in the world has this access, logged in or not; assign it to another access group',
  },
  options: allowOption('Instances (`serviceInstance`) that are meant to be public.'),
  *check({ account, options: { allow }, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'access', isPublic)) {
      const instance = plainAttribute(policy.target, 'serviceInstance');
      if (instance !== undefined && allow.includes(instance)) continue;
      const removal = policyRemoval(policy, account);
      yield report('found', subjectPlace(policy), {}, removal);
    }
  },
});
