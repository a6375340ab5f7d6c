import { yaml } from '../../src/snippet/snippet.ts';
import { suggestedAttribute } from '../../src/catalogue/attribute-names.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { isHexId, isUuid } from '../../src/account/model/id-form.ts';
import type { AttributeShape } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributePlace } from '../../src/rule-api/policy-places.ts';
import { findInAttributes } from '../../src/rule-api/attributes.ts';

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

export default defineRule({
  id: 'unknown-attribute',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a target uses an attribute that IAM does not have',
  messages: {
    borrowed: 'IAM has no attribute `{name}`: the policy attribute is `{meant}`',
    value: '`{name}` is {is}, but the name of an attribute is required here: write it as the value of `{meant}`',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const suspect = ({ name }: AttributeShape) => suggestedAttribute(name) ?? valueLike(name, catalogue);
    for (const { policy, match } of matchPolicies(account, 'all', (shape) => findInAttributes(shape, suspect))) {
      for (const { attribute, index, found } of match) {
        const { name } = attribute;
        const place = attributePlace(policy, index, 'name');
        if (typeof found === 'string') {
          yield report(
            'borrowed',
            place,
            { name, meant: found },
            { repairs: [{ kind: 'edit', text: yaml`${found}` }] },
          );
        } else {
          const { is, of } = found;
          yield report(
            'value',
            place,
            { name, is, meant: of },
            { repairs: [{ kind: 'edit', text: yaml`${of}: ${name}` }] },
          );
        }
      }
    }
  },
});
