import { removing } from '../../src/rule-api/edits.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { exists, type Attribute, type Policy } from '../../src/account/model/policy.ts';
import { declaredBy } from '../../src/account/model/unresolved.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributeItem, attributePlace } from '../../src/rule-api/policy-places.ts';
import { attributesOf, plainValue } from '../../src/rule-api/attributes.ts';

const sameTest = (one: Attribute, other: Attribute): boolean =>
  one.operator === other.operator && JSON.stringify(one.value) === JSON.stringify(other.value);

const namesTwice = (shape: PolicyShape): boolean => {
  const attributes = attributesOf(shape);
  return attributes.some(({ name }, index) => {
    for (let earlier = 0; earlier < index; earlier += 1) if (attributes[earlier]?.name === name) return true;
    return false;
  });
};

/** Terraform's access policies: to them the provider adds `accountId` itself, whatever the code says. */
const addsAccount = (policy: Policy): boolean =>
  policy.type === 'access' &&
  !exists(policy) &&
  policy.address !== undefined &&
  declaredBy(policy.address) !== undefined;

const namesAccount = (shape: PolicyShape): boolean =>
  shape.type === 'access' && shape.declared && attributesOf(shape).some(({ name }) => name === 'accountId');

export default defineRule({
  id: 'duplicate-attribute',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a target has the same attribute twice',
  fix: {
    safety: 'safe',
    because: 'takes the attribute out that says the same again, or that the provider adds itself',
  },
  messages: {
    contradiction:
      '`{name}` occurs twice, as `{first}` and as `{second}`, and nothing matches both: write one policy for each, or list both under `stringEqualsAnyOf`',
    added:
      '`accountId` is written here, and the provider adds the one of the account it works in: IAM refuses a policy with two; remove this one',
    repetition: '`{name}` occurs twice, and IAM accepts an attribute only once; remove one of the two',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'access', namesAccount)) {
      const at = attributesOf(policy).findIndex(({ name }) => name === 'accountId');
      if (addsAccount(policy)) {
        const edits = [removing(attributeItem(policy, at))];
        yield report('added', attributePlace(policy, at, 'name'), {}, { edits });
      }
    }
    for (const { policy } of matchPolicies(account, 'all', namesTwice)) {
      const attributes = attributesOf(policy);
      for (const [index, attribute] of attributes.entries()) {
        const { name } = attribute;
        const at = attributes.findIndex((one) => one.name === name);
        const earlier = attributes[at];
        if (earlier === undefined || at === index || isUnknown(attribute.value)) continue;
        const first = plainValue(earlier);
        const second = plainValue(attribute);
        const place = attributePlace(policy, index, 'name');
        const related = [{ place: attributePlace(policy, at, 'name'), note: `\`${name}\` occurs here first` }];
        yield first !== undefined && second !== undefined && first !== second
          ? report('contradiction', place, { name, first, second }, { related })
          : report(
              'repetition',
              place,
              { name },
              {
                related,
                ...(sameTest(earlier, attribute)
                  ? { severity: 'warning', edits: exists(policy) ? [] : [removing(attributeItem(policy, index))] }
                  : {}),
              },
            );
      }
    }
  },
});
