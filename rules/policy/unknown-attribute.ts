import { suggestedAttribute } from '../../src/catalogue/attribute-names.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { isHexId, isUuid } from '../../src/account/model/id-form.ts';
import type { Attribute } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributePlace, attributesWhere } from '../../src/rule-api/grants.ts';

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
  summary: 'a target is told by an attribute that IAM does not have',
  messages: {
    borrowed: 'IAM has no attribute `{name}`: in a policy it is `{meant}`',
    value: '`{name}` is {is}, and stands where the name of an attribute belongs: write it as the value of `{meant}`',
  },
  *check({ account, catalogue, report }) {
    const isSuspect = ({ name }: Attribute): boolean =>
      suggestedAttribute(name) !== undefined || valueLike(name, catalogue) !== undefined;
    for (const { policy, attribute, index } of attributesWhere(account, isSuspect)) {
      const { name } = attribute;
      const meant = suggestedAttribute(name);
      const place = attributePlace(policy, index, 'name');
      if (meant !== undefined) {
        const repairs = [{ kind: 'edit' as const, text: meant }];
        yield report('borrowed', place, { name, meant }, { repairs });
        continue;
      }
      const like = valueLike(name, catalogue);
      if (like === undefined) continue;
      const repairs = [{ kind: 'edit' as const, text: `${like.of}: ${name}` }];
      yield report('value', place, { name, is: like.is, meant: like.of }, { repairs });
    }
  },
});
