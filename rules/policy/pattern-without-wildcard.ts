import { isUnknown } from '../../src/model/unknown.ts';
import { defineRule } from '../../src/rule/define.ts';
import { attributeEdit, attributePlace, grantsOf } from '../../src/rule/grants.ts';

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
    for (const policy of grantsOf(account)) {
      if (isUnknown(policy.target)) continue;
      for (const [index, attribute] of policy.target.attributes.entries()) {
        const { operator, value } = attribute;
        // A literal `{{*}}` is understood under `stringMatch` only.
        if (operator !== 'stringMatch' || typeof value !== 'string' || /[*?]/.test(value)) continue;
        yield report(
          'plain',
          attributePlace(policy, index),
          { value },
          {
            repairs: [attributeEdit(policy, index, { ...attribute, operator: 'stringEquals' })],
          },
        );
      }
    }
  },
});
