import { takesAnyValue } from '../../src/evaluate/attribute.ts';
import { serviceSelectors } from '../../src/evaluate/covers.ts';
import { defineRule } from '../../src/rule/define.ts';
import { attributePlace, attributesOf, grantsOf } from '../../src/rule/grants.ts';

const scopes: readonly string[] = ['resourceGroupId', 'serviceInstance', 'region', 'resource'];

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
    for (const policy of grantsOf(account)) {
      const attributes = attributesOf(policy);
      const namesService = attributes.some(({ name }) => serviceSelectors.includes(name));
      for (const [index, attribute] of attributes.entries()) {
        // A resource group may be all that a target is told by.
        if (attribute.name === 'resourceGroupId' && !namesService) continue;
        if (!scopes.includes(attribute.name) || !takesAnyValue(attribute)) continue;
        yield report('found', attributePlace(policy, index), { name: attribute.name });
      }
    }
  },
});
