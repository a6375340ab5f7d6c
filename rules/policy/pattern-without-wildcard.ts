import { attributeEdits } from '../../src/rule-api/edits.ts';
import { isVarying } from '../../src/account/model/policy-shape.ts';
import type { AttributeShape } from '../../src/account/model/policy.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributeEdit } from '../../src/rule-api/repair/attribute-edit.ts';
import { attributePlace } from '../../src/rule-api/policy-places.ts';
import { attributesOf } from '../../src/rule-api/attributes.ts';

/** A literal `{{*}}` is understood under `stringMatch` only. */
const isPlain = ({ operator, value }: AttributeShape): boolean =>
  operator === 'stringMatch' &&
  (isVarying(value)
    ? value.varies === 'plain'
    : typeof value === 'string' && !/[*?]/.test(value) && !isPlaceholder(value));

export default defineRule({
  id: 'pattern-without-wildcard',
  category: 'policy',
  preset: 'all',
  severity: 'info',
  summary: 'a value under `stringMatch` contains no wildcard',
  fix: {
    safety: 'safe',
    because: 'writes `stringEquals`, which means the same for a value without a wildcard',
  },
  messages: {
    plain: '`{value}` contains no wildcard: use `stringEquals`, which means the same here and is clearer',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'all', (shape) => attributesOf(shape).some(isPlain))) {
      if (isUnknown(policy.target)) continue;
      for (const [index, attribute] of policy.target.attributes.entries()) {
        const { value } = attribute;
        if (!isPlain(attribute) || typeof value !== 'string') continue;
        const repairs = attributeEdit(policy, index, { ...attribute, operator: 'stringEquals' });
        const edits = attributeEdits(policy, index, attribute, { ...attribute, operator: 'stringEquals' });
        yield report('plain', attributePlace(policy, index), { value }, { repairs, edits });
      }
    }
  },
});
