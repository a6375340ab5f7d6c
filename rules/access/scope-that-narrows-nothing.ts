import { takesAnyValue } from '../../src/access/decide/attribute.ts';
import { serviceSelectors } from '../../src/access/decide/covers.ts';
import type { Attribute } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributePlace, attributesOf, attributesWhere } from '../../src/rule-api/grants.ts';

const scopes: readonly string[] = ['resourceGroupId', 'serviceInstance', 'region', 'resource'];

const narrowsNothing = (attribute: Attribute): boolean => scopes.includes(attribute.name) && takesAnyValue(attribute);

export default defineRule({
  id: 'scope-that-narrows-nothing',
  category: 'access',
  preset: 'all',
  severity: 'info',
  summary: 'an attribute of a target takes any value, and so looks narrower than it is',
  messages: {
    found: '`{name}` takes any value here, so that the policy is as wide as without it: name one, or leave it out',
  },
  *check({ account, report }) {
    for (const { policy, attribute, index } of attributesWhere(account, narrowsNothing)) {
      const { name } = attribute;
      const namesService = attributesOf(policy).some((one) => serviceSelectors.includes(one.name));
      // A resource group may be all that a target is told by.
      if (name !== 'resourceGroupId' || namesService) yield report('found', attributePlace(policy, index), { name });
    }
  },
});
