import { removing } from '../../src/rule-api/edits.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { takesAnyValue } from '../../src/access/decide/attribute.ts';
import { serviceSelectors } from '../../src/access/decide/selector.ts';
import { exists, type AttributeShape } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributeItem, attributePlace } from '../../src/rule-api/policy-places.ts';
import { attributesOf, findInAttributes } from '../../src/rule-api/attributes.ts';

const scopes: readonly string[] = ['resourceGroupId', 'serviceInstance', 'region', 'resource'];

const narrowsNothing = (attribute: AttributeShape): boolean =>
  scopes.includes(attribute.name) && takesAnyValue(attribute);

/** The names of attributes that narrow nothing. A resource group may be all that a target is told by. */
const needlessIn = (shape: PolicyShape) => {
  const namesService = attributesOf(shape).some(({ name }) => serviceSelectors.includes(name));
  return findInAttributes(shape, (attribute) => {
    const needed = attribute.name === 'resourceGroupId' && !namesService;
    return narrowsNothing(attribute) && !needed ? attribute.name : undefined;
  });
};

export default defineRule({
  id: 'scope-that-narrows-nothing',
  category: 'access',
  preset: 'all',
  severity: 'info',
  summary: 'an attribute of a target accepts any value, so the policy looks more restricted than it is',
  fix: {
    safety: 'unsafe',
    because: 'takes the attribute out: the policy covers what has no such attribute from then on, too',
  },
  messages: {
    found: '`{name}` accepts any value here, so it restricts nothing: name a value, or remove the attribute',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', needlessIn)) {
      for (const { index, found: name } of match) {
        const isMany = attributesOf(policy).length > 1 && !exists(policy);
        yield report(
          'found',
          attributePlace(policy, index),
          { name },
          { edits: isMany ? [removing(attributeItem(policy, index))] : [] },
        );
      }
    }
  },
});
