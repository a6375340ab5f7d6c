import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { exists } from '../../src/account/model/policy.ts';
import { isKnown, isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributePlace } from '../../src/rule-api/policy-places.ts';

const selectors = new Set(['serviceName', 'serviceType', 'service_group_id']);

const namesSeveral = ({ target }: PolicyShape): boolean => {
  let count = 0;
  if (isKnown(target)) for (const { name } of target.attributes) if (selectors.has(name)) count += 1;
  return count > 1;
};

export default defineRule({
  id: 'targets-exclude-each-other',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy selects its services in two ways, but IAM accepts only one',
  messages: {
    both: '`{second}` cannot be combined with `{first}`: a policy is for one service, or for a kind or group of services; write one policy for each',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'all', namesSeveral)) {
      if (isUnknown(policy.target)) continue;
      const { attributes } = policy.target;
      const at = attributes.findIndex(({ name }) => selectors.has(name));
      const next = attributes.findIndex(({ name }, index) => index > at && selectors.has(name));
      const [first, second] = [attributes[at]?.name, attributes[next]?.name];
      if (first === undefined || second === undefined || first === second) continue;
      yield report(
        'both',
        attributePlace(policy, next, 'name'),
        { first, second },
        {
          ...(exists(policy) ? { confidence: 'low' } : {}),
          related: [{ place: attributePlace(policy, at, 'name'), note: `\`${first}\` already selects the services` }],
        },
      );
    }
  },
});
