import { publicAccessGroup } from '../../src/model/subject.ts';
import { isKnown } from '../../src/model/unknown.ts';
import { allowOption } from '../../src/rule/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule/define.ts';
import { policiesOf, subjectPlace } from '../../src/rule/grants.ts';
import { policyRemoval } from '../../src/rule/policy-removal.ts';
import { plainAttribute, type AccessPolicy } from '../../src/model/policy.ts';

const isPublic = ({ subject }: AccessPolicy): boolean => isKnown(subject) && subject.id === publicAccessGroup;

export default defineRuleWithOptions({
  id: 'policy-for-everybody',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'the group Public Access, which contains everybody, is given a policy',
  messages: {
    found:
      'this policy is given to `Public Access`: everybody in the world has it, logged in or not, and so has every service ID; give it to a group of your own',
  },
  options: allowOption('Instances (`serviceInstance`) that are meant to be public.'),
  *check({ account, options: { allow }, report }) {
    for (const policy of policiesOf(account, isPublic)) {
      const instance = plainAttribute(policy.target, 'serviceInstance');
      if (instance !== undefined && allow.includes(instance)) continue;
      const { repairs, undo } = policyRemoval(policy, account);
      yield report('found', subjectPlace(policy), {}, { repairs, help: undo });
    }
  },
});
