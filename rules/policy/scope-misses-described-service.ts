import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { plainAttribute } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributePlace } from '../../src/rule-api/policy-places.ts';
import { below } from '../../src/source/place.ts';

/** Account-level services by what descriptions call them; one-word names such as `support` are words of any sentence. */
const called: readonly (readonly [words: RegExp, service: string])[] = [
  [/\biam[- ]identity\b|\bservice ids?\b|\bapi keys?\b/i, 'iam-identity'],
  [/\biam[- ]groups\b|\baccess groups?\b/i, 'iam-groups'],
  [/\biam[- ]access[- ]management\b|\bcustom roles?\b/i, 'iam-access-management'],
  [/\buser[- ]management\b|\binvit\w+ users?\b/i, 'user-management'],
  [/\bcontext-based[- ]restrictions?\b/i, 'context-based-restrictions'],
];

const denies = /\b(?:no|not|none|never|without|except|excluding|excludes|besides|apart from)\b/i;

/** Where the selector stands by which a policy is for the services with instances, and only those. */
const selectorOf = ({ target }: PolicyShape): number | undefined => {
  if (isUnknown(target)) return undefined;
  const { attributes } = target;
  const named = attributes.some(({ name }) => name === 'serviceName' || name === 'service_group_id');
  if (named || plainAttribute(target, 'resourceType') !== undefined) return undefined;
  if (plainAttribute(target, 'serviceType') === 'service') {
    return attributes.findIndex(({ name }) => name === 'serviceType');
  }
  const group = attributes.findIndex(({ name }) => name === 'resourceGroupId');
  return attributes.some(({ name }) => name === 'serviceType') || group < 0 ? undefined : group;
};

export default defineRule({
  id: 'scope-misses-described-service',
  category: 'policy',
  preset: 'strict',
  severity: 'warning',
  summary: 'the description of a policy mentions a service that the policy does not cover',
  messages: {
    misses:
      'the description mentions what `{service}` does, but `{selector}` does not cover that service, which belongs to the account itself; name it, or use `serviceType=platform_service`',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match: index } of matchPolicies(account, 'all', selectorOf)) {
      const { description, origin } = policy;
      if (description === undefined || denies.test(description)) continue;
      const service = called.find(([words]) => words.test(description))?.[1];
      if (service === undefined || isUnknown(policy.target)) continue;
      const { name, value } = policy.target.attributes[index] ?? {};
      const selector = `${name}=${typeof value === 'string' ? value : '…'}`;
      yield report(
        'misses',
        attributePlace(policy, index),
        { service, selector },
        {
          related: [{ place: below(origin, 'description'), note: 'what the policy should cover' }],
        },
      );
    }
  },
});
