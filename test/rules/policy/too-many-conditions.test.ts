import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, snapshot, when } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'too-many-conditions';

testSuite(id, (test) => {
  test('eleven, in lists', async () => {
    const text = snapshot([
      policy({
        rule: {
          operator: 'or',
          conditions: [
            ...[...'abcdefgh'].map((value) => when('{{resource.attributes.prefix}}', 'stringMatch', value)),
            {
              operator: 'and',
              conditions: [...'ijk'].map((value) => when('{{resource.attributes.path}}', 'stringMatch', value)),
            },
          ],
        },
        pattern: 'attribute-based-condition:resource:literal-and-wildcard',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule/conditions/8/conditions/2 error: the condition has 11 tests, and IAM accepts 10: combine tests of the same key with an operator that ends in `AnyOf`, or write several policies',
    ]);
  });

  test('IAM has the policy', async () => {
    const text = snapshot([
      policy({
        id: 'p-1',
        rule: {
          operator: 'or',
          conditions: [...'abcdefghijk'].map((value) => when('{{resource.attributes.prefix}}', 'stringMatch', value)),
        },
        pattern: 'attribute-based-condition:resource:literal-and-wildcard',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('ten', async () => {
    const text = snapshot([
      policy({
        rule: {
          operator: 'or',
          conditions: [...'abcdefghij'].map((value) => when('{{resource.attributes.prefix}}', 'stringMatch', value)),
        },
        pattern: 'attribute-based-condition:resource:literal-and-wildcard',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
