import { isUnknown } from '../../src/source/unknown.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { exists } from '../../src/account/model/policy.ts';
import { declaredBy } from '../../src/account/model/unresolved.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributesOf, plainValue } from '../../src/rule-api/attributes.ts';
import { attributePlace } from '../../src/rule-api/policy-places.ts';

/** A policy by tags that names one service, or another type of services than those with tags. */
const isSuspect = ({ type, declared, target }: PolicyShape): boolean =>
  type === 'access' && declared && !isUnknown(target) && target.tags.length > 0;

export default defineRule({
  id: 'tags-beside-a-service',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy by access management tags names a service as well',
  messages: {
    service:
      '`{name}` is `{value}`, and the policy has `resource_tags`: IAM accepts tags only where `serviceType` is `service`; remove the tags, or leave out `{name}`',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'access', isSuspect)) {
      if (exists(policy) || policy.address === undefined || declaredBy(policy.address) === undefined) continue;
      for (const [index, attribute] of attributesOf(policy).entries()) {
        const { name } = attribute;
        const value = plainValue(attribute);
        const is = name === 'serviceName' || (name === 'serviceType' && value !== 'service');
        if (is && value !== undefined && !isPlaceholder(value))
          yield report('service', attributePlace(policy, index), { name, value });
      }
    }
  },
});
