import type { Attribute } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributeEdit, attributePlace, attributesWhere } from '../../src/rule-api/grants.ts';

/** A literal `{{*}}` is understood under `stringMatch` only. */
const isPlain = ({ operator, value }: Attribute): boolean =>
  operator === 'stringMatch' && typeof value === 'string' && !/[*?]/.test(value);

export default defineRule({
  id: 'pattern-without-wildcard',
  category: 'policy',
  preset: 'all',
  severity: 'info',
  summary: 'a value under stringMatch holds no wildcard',
  messages: {
    plain: '`{value}` holds no wildcard: `stringMatch` does here what `stringEquals` says more plainly',
  },
  *check({ account, report }) {
    for (const { policy, attribute, index } of attributesWhere(account, isPlain)) {
      const { value } = attribute;
      if (isUnknown(policy.target) || typeof value !== 'string') continue;
      yield report(
        'plain',
        attributePlace(policy, index),
        { value },
        {
          repairs: [attributeEdit(policy, index, { ...attribute, operator: 'stringEquals' })],
        },
      );
    }
  },
});
