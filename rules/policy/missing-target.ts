import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { suggestedAttribute } from '../../src/catalogue/attribute-names.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { isKnown } from '../../src/source/unknown.ts';
import { exists, plainAttribute, type TargetShape } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { targetPlace } from '../../src/rule-api/policy-places.ts';

/** One of these is required (`createPolicy`, `iam-policy-management/v1.ts` of IBM/platform-services-node-sdk@a5d0fd7). */
const selectors = new Set(['serviceName', 'serviceType', 'service_group_id', 'resourceGroupId']);

/** Policies on resource groups themselves name no service; a name of another tool has a rule of its own. */
const namesTarget = (target: TargetShape): boolean =>
  target.attributes.some(
    ({ name, value }) =>
      selectors.has(name) ||
      // A name that is to be filled in may be one.
      isPlaceholder(name) ||
      selectors.has(suggestedAttribute(name) ?? name) ||
      // One that is not known may be `resource-group`.
      (name === 'resourceType' && (typeof value !== 'string' || isPlaceholder(value))),
  ) || plainAttribute(target, 'resourceType') === 'resource-group';

const namesNone = ({ target }: PolicyShape): boolean => isKnown(target) && !namesTarget(target);

export default defineRule({
  id: 'missing-target',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy does not say which services it is for',
  messages: {
    doubtful:
      'undecided what the policy covers: it names no service, but exists in IAM; check whether it grants anything',
    missing:
      'the policy names no service, so IAM refuses it: add `serviceName`, `serviceType`, `service_group_id` or `resourceGroupId`',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'all', namesNone)) {
      if (exists(policy)) {
        yield report('doubtful', targetPlace(policy), {}, { confidence: 'low' });
        continue;
      }
      yield report(
        'missing',
        targetPlace(policy),
        {},
        {
          help: 'for all services with instances, set `serviceType` to `service`; for all account management services, to `platform_service`',
        },
      );
    }
  },
});
