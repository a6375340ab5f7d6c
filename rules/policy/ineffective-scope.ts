import { removing } from '../../src/rule-api/edits.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import type { Catalogue, Ternary } from '../../src/catalogue/catalogue.ts';
import { isKnown } from '../../src/source/unknown.ts';
import { exists, plainAttribute, type AttributeShape, type TargetShape } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributeItem, attributePlace } from '../../src/rule-api/policy-places.ts';
import { findInAttributes } from '../../src/rule-api/attributes.ts';

const words = {
  resourceGroupId: 'is in no resource group',
  serviceInstance: 'has no instances',
  region: 'is in no region',
} as const;

type Narrowing = keyof typeof words;

const isNarrowing = (name: string): name is Narrowing => Object.hasOwn(words, name);

/** What a target is about where that lies in the account itself, and whether an attribute narrows a policy on it. */
const accountLevel = (
  target: TargetShape,
  catalogue: Catalogue,
): { readonly what: string; readonly narrows: (name: Narrowing) => Ternary } | undefined => {
  const name = plainAttribute(target, 'serviceName');
  const service = name === undefined ? undefined : catalogue.service(name);
  if (service !== undefined) {
    return service.coveredBy.allIamEnabled === 'no'
      ? { what: service.name, narrows: (attribute) => service.attributes[attribute] }
      : undefined;
  }
  for (const [selector, value] of [
    ['serviceType', 'platform_service'],
    ['service_group_id', 'IAM'],
  ] as const) {
    if (plainAttribute(target, selector) === value) return { what: `${selector}=${value}`, narrows: () => 'unknown' };
  }
  return undefined;
};

const asksForNone = ({ operator, value }: AttributeShape): boolean =>
  operator === 'stringExists' && (value === false || value === 'false');

export default defineRule({
  id: 'ineffective-scope',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy on an account-level service is restricted to what such a service does not have',
  fix: {
    safety: 'unsafe',
    because:
      'takes the attribute out: the policy grants nothing now, and grants its roles on the whole service from then on',
  },
  messages: {
    nothing:
      '`{what}` {why}, so with `{name}` the policy grants nothing; remove it, and use `resource` to select a single object',
    doubtful:
      'undecided what `{name}` does here: `{what}` belongs to the account itself, and IBM does not document such a restriction',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const narrowed = (shape: PolicyShape) => {
      const about = isKnown(shape.target) ? accountLevel(shape.target, catalogue) : undefined;
      return findInAttributes(shape, (attribute) => {
        const { name } = attribute;
        if (about === undefined || !isNarrowing(name) || asksForNone(attribute)) return undefined;
        return { name, what: about.what, narrows: about.narrows(name) };
      });
    };
    for (const { policy, match } of matchPolicies(account, 'all', narrowed)) {
      for (const { index, found } of match) {
        const { name, what, narrows } = found;
        const place = attributePlace(policy, index);
        if (narrows === 'no') {
          const edits = exists(policy) ? [] : [removing(attributeItem(policy, index))];
          yield report('nothing', place, { what, why: words[name], name }, { edits });
        } else if (narrows === 'unknown') yield report('doubtful', place, { what, name }, { confidence: 'low' });
      }
    }
  },
});
