import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'attribute-value-out-of-bounds';

testSuite(id, (test) => {
  test('empty, and an empty list', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['region', ''],
          ['resource', [], 'stringEqualsAnyOf'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/value error: the value of `region` is empty: IAM refuses the policy',
      '/policies/0/resource/attributes/3/value error: the value of `resource` is an empty list: IAM refuses the policy',
    ]);
  });

  test('too long', async () => {
    const text = setup([{ subject: serviceId, roles: ['Viewer'], service: 'kms', resource: 'x'.repeat(1001) }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource error: the value of `resource` has 1001 characters, and IAM accepts 1000: IAM refuses the policy',
    ]);
  });

  test('too many', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['resource', [...'abcdefghijk'], 'stringEqualsAnyOf'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/value error: the value of `resource` has 11 values, and IAM accepts 10: IAM refuses the policy',
    ]);
  });

  test('as long and as many as may be', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['region', 'x'.repeat(1000)],
          ['resource', [...'abcdefghij'], 'stringMatchAnyOf'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
