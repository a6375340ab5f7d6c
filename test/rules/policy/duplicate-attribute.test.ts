import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, policyV1, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'duplicate-attribute';

testSuite(id, (test) => {
  test('two values', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['serviceName', 'iam-groups'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/key error: `serviceName` occurs twice, as `kms` and as `iam-groups`, and nothing matches both: write one policy for each, or list both under `stringEqualsAnyOf`',
    ]);
  });

  test('the same value twice', async () => {
    const text = snapshot([
      policyV1({
        target: [
          ['serviceName', 'kms'],
          ['serviceName', 'kms'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resources/0/attributes/2/name warning: `serviceName` occurs twice, and IAM accepts an attribute only once; remove one of the two',
    ]);
  });

  test('under two operators', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['resource', 'a'],
          ['resource', 'a*', 'stringMatch'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/3/key error: `resource` occurs twice, and IAM accepts an attribute only once; remove one of the two',
    ]);
  });

  test('the short name and the long one', async () => {
    const text = setup([
      { subject: serviceId, roles: ['Viewer'], service: 'kms', attributes: { serviceName: 'iam-groups' } },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/attributes/serviceName error: `serviceName` occurs twice, as `kms` and as `iam-groups`, and nothing matches both: write one policy for each, or list both under `stringEqualsAnyOf`',
    ]);
  });

  test('each once', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['region', 'eu-de'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
