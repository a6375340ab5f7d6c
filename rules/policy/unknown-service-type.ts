import { attributeEdits } from '../../src/rule-api/edits.ts';
import { isLiteral } from '../../src/account/model/policy-shape.ts';
import type { AttributeShape } from '../../src/account/model/policy.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { listNames } from '../../src/source/list-names.ts';
import { nearest } from '../../src/source/nearest.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributeEdit } from '../../src/rule-api/repair/attribute-edit.ts';
import { attributePlace } from '../../src/rule-api/policy-places.ts';
import { plainValue, findInAttributes } from '../../src/rule-api/attributes.ts';

const known: Readonly<Record<string, readonly string[]>> = {
  serviceType: ['service', 'platform_service'],
  service_group_id: ['IAM'],
};

/** The attribute, where it is about a type of service and its value is none of those known. */
const suspect = (attribute: AttributeShape) => {
  const value = isLiteral(attribute) && Object.hasOwn(known, attribute.name) ? plainValue(attribute) : undefined;
  const values = known[attribute.name];
  if (values === undefined || value === undefined || values.includes(value) || isPlaceholder(value)) return undefined;
  return { value, values };
};

export default defineRule({
  id: 'unknown-service-type',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy is for a kind or group of services that IAM does not have',
  fix: {
    safety: 'unsafe',
    because:
      'writes the nearest value: the policy covers nothing now, and covers all services of that kind from then on',
  },
  messages: {
    near: '`{value}` is not a value of `{name}`, so the policy covers nothing: write `{meant}`',
    unlike: '`{value}` is not a documented value of `{name}`, so the policy probably covers nothing: IAM has {known}',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', (shape) => findInAttributes(shape, suspect))) {
      for (const { attribute, index, found } of match) {
        const { name } = attribute;
        const { value, values } = found;
        const meant = nearest(value, values);
        const place = attributePlace(policy, index);
        if (meant === undefined) {
          yield report('unlike', place, { name, value, known: listNames(values) }, { confidence: 'low' });
        } else {
          const repairs = attributeEdit(policy, index, { ...attribute, value: meant });
          const edits = isLiteral(attribute)
            ? attributeEdits(policy, index, attribute, { ...attribute, value: meant })
            : [];
          yield report('near', place, { name, value, meant }, { repairs, edits });
        }
      }
    }
  },
});
