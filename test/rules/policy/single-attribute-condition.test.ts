import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'single-attribute-condition';

const policyWith = (rule: string): string => `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
policies:
  - type: access
    subject: { attributes: [{ key: iam_id, operator: stringEquals, value: IBMid-5500020QPX }] }
    control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Reader' }] } }
    resource:
      attributes:
        - { key: accountId, operator: stringEquals, value: 791f5fb10986423e97aa8512f18b7e65 }
        - { key: serviceName, operator: stringEquals, value: cloud-object-storage }
    rule: ${rule}
    pattern: attribute-based-condition:resource:literal-and-wildcard
`;

const one = "{ key: '{{resource.attributes.prefix}}', operator: stringMatch, value: 'logs/*' }";

testSuite(id, (test) => {
  test('one test, in a list or not', async () => {
    const found = [
      '/policies/0/rule warning: the only condition tests `{{resource.attributes.prefix}}`, but IBM asks for at least two attribute-based conditions, joined by `and` or `or`: write a single one as an attribute of the resource instead',
    ];
    assert.equal(await findingsOf(id, policyWith(one)), found);
    assert.equal(await findingsOf(id, policyWith(`{ operator: and, conditions: [${one}] }`)), found);
  });

  test('two tests', async () => {
    assert.equal(await findingsOf(id, policyWith(`{ operator: or, conditions: [${one}, ${one}] }`)), []);
  });
});
