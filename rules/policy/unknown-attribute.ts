import { attributeEdits } from '../../src/rule-api/edits.ts';
import { correction, entry } from '../../src/rule-api/repair/form.ts';
import { suggestedAttribute } from '../../src/catalogue/attribute-names.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { isHexId, isUuid } from '../../src/account/model/id-form.ts';
import type { Repair } from '../../src/finding/finding.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import type { AttributeShape, Policy } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributePlace } from '../../src/rule-api/policy-places.ts';
import { attributesOf, findInAttributes, type FoundAttribute } from '../../src/rule-api/attributes.ts';

/** What a name is that belongs in the place of a value; undefined where it may be an attribute. */
const valueLike = (name: string, catalogue: Catalogue): { readonly is: string; readonly of: string } | undefined => {
  if (name.startsWith('crn:')) return { is: 'a CRN', of: 'serviceInstance' };
  if (isUuid(name)) return { is: 'a GUID', of: 'serviceInstance' };
  if (isHexId(name)) return { is: 'an id', of: 'resourceGroupId' };
  if (/^(?:us|eu|jp|au|br|ca|in)-[a-z]{2,5}$/.test(name)) return { is: 'a region', of: 'region' };
  if (/^(?:iam-)?(?:ServiceId|Profile|AccessGroupId)-/.test(name)) return { is: 'an identity', of: 'resource' };
  if (name.includes('-') && catalogue.service(name) !== undefined) return { is: 'a service', of: 'serviceName' };
  return undefined;
};

/** What is found of a name: the name that is meant, or what it is instead. */
type Found = string | { readonly is: string; readonly of: string };

/** The attribute under the name that IAM has for it. */
const renamed = (policy: Policy, index: number, name: string) => {
  const attribute = attributesOf(policy)[index];
  return attribute === undefined ? [] : attributeEdits(policy, index, attribute, { ...attribute, name });
};

/** The attributes of a setup with names and values in their places. Other forms have a place for each of the two. */
const swapped = (policy: Policy, match: readonly FoundAttribute<Found>[]): readonly Repair[] => {
  const { target, layout } = policy;
  if (isUnknown(target)) return [];
  const inMapping = [...target.attributes.entries()].filter(
    ([index]) => layout.each?.attributes[index]?.at(-2) === 'attributes',
  );
  const pairs = inMapping.flatMap(([index, { name, operator, value }]): readonly (readonly [string, string])[] => {
    if (operator !== 'stringEquals' || typeof value !== 'string') return [];
    const found = match.find((one) => one.index === index)?.found;
    return [typeof found === 'object' ? [found.of, name] : [name, value]];
  });
  const [first] = inMapping;
  // What stays out, or twice under one name, cannot be written so.
  const isWhole = pairs.length === inMapping.length && new Map(pairs).size === pairs.length;
  if (first === undefined || !isWhole) return [];
  return [entry(attributePlace(policy, first[0], 'name'), 'attributes', Object.fromEntries(pairs))];
};

export default defineRule({
  id: 'unknown-attribute',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a target uses an attribute that IAM does not have',
  fix: {
    safety: 'safe',
    because: 'writes the name that IAM has for the attribute: as it stands, IAM refuses the policy',
  },
  messages: {
    borrowed: 'IAM has no attribute `{name}`: the policy attribute is `{meant}`',
    value: '`{name}` is {is}, but the name of an attribute is required here: write it as the value of `{meant}`',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const suspect = ({ name }: AttributeShape): Found | undefined =>
      suggestedAttribute(name) ?? valueLike(name, catalogue);
    for (const { policy, match } of matchPolicies(account, 'all', (shape) => findInAttributes(shape, suspect))) {
      for (const { attribute, index, found } of match) {
        const { name } = attribute;
        const place = attributePlace(policy, index, 'name');
        if (typeof found === 'string') {
          yield report(
            'borrowed',
            place,
            { name, meant: found },
            {
              repairs: [correction(place, found)],
              edits: renamed(policy, index, found),
            },
          );
        } else {
          const { is, of } = found;
          yield report('value', place, { name, is, meant: of }, { repairs: swapped(policy, match) });
        }
      }
    }
  },
});
