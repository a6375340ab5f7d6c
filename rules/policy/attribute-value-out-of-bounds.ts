import { isLiteral, type PolicyShape } from '../../src/account/model/policy-shape.ts';
import type { Attribute } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributePlace } from '../../src/rule-api/policy-places.ts';
import { textsIn, findInAttributes } from '../../src/rule-api/attributes.ts';

/** Characters of a value (`createPolicy`, `v1.ts` of IBM/platform-services-node-sdk@a5d0fd7), and values of a list (`iam-condition-properties.md`, 2025-11-15). */
const maxLength = 1000;
const maxValues = 10;

/** What is wrong with the length of a value, or with how many there are. */
const faultOf = ({ operator, value, name }: Attribute): string | undefined => {
  if (typeof value === 'string' && value !== '' && value.length <= maxLength) return undefined;
  if (isUnknown(value) || typeof value === 'boolean') return undefined;
  const texts = textsIn({ name, operator, value });
  if (operator.endsWith('AnyOf') && texts.length === 0) return 'is an empty list';
  if (operator.endsWith('AnyOf') && texts.length > maxValues)
    return `has ${texts.length} values, and IAM accepts ${maxValues}`;
  if (texts.includes('')) return 'is empty';
  const long = texts.find((text) => text.length > maxLength);
  return long === undefined ? undefined : `has ${long.length} characters, and IAM accepts ${maxLength}`;
};

const faultsOf = (shape: PolicyShape) =>
  findInAttributes(shape, (attribute) => (isLiteral(attribute) ? faultOf(attribute) : undefined));

export default defineRule({
  id: 'attribute-value-out-of-bounds',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'an attribute value is empty or too long, or an attribute has too many values',
  messages: {
    bounds: 'the value of `{name}` {fault}: IAM refuses the policy',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', faultsOf)) {
      for (const { attribute, index, found: fault } of match) {
        yield report('bounds', attributePlace(policy, index), { name: attribute.name, fault });
      }
    }
  },
});
