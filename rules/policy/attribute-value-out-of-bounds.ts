import type { Attribute } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributePlace, attributesWhere, textsIn } from '../../src/rule-api/grants.ts';

/** Figures of IAM's API. */
const longest = 1000;
const most = 10;

/** What is wrong with the length of a value, or with how many there are. */
const faultOf = ({ operator, value, name }: Attribute): string | undefined => {
  if (typeof value === 'string' && value !== '' && value.length <= longest) return undefined;
  if (isUnknown(value) || typeof value === 'boolean') return undefined;
  const texts = textsIn({ name, operator, value });
  if (operator.endsWith('AnyOf') && texts.length === 0) return 'is an empty list';
  if (operator.endsWith('AnyOf') && texts.length > most) return `lists ${texts.length} values, and IAM takes ${most}`;
  if (texts.includes('')) return 'is empty';
  const long = texts.find((text) => text.length > longest);
  return long === undefined ? undefined : `has ${long.length} characters, and IAM takes ${longest}`;
};

export default defineRule({
  id: 'attribute-value-out-of-bounds',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'the value of an attribute is empty or too long, or there are too many of them',
  messages: {
    bounds: 'the value of `{name}` {fault}: the policy is refused',
  },
  *check({ account, report }) {
    for (const { policy, attribute, index } of attributesWhere(account, (one) => faultOf(one) !== undefined)) {
      const fault = faultOf(attribute) ?? '';
      yield report('bounds', attributePlace(policy, index), { name: attribute.name, fault });
    }
  },
});
