import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, policyV1, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'operator-not-allowed';

testSuite(id, (test) => {
  test('values of other types', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', ['kms']],
          ['region', 'yes', 'stringExists'],
          ['resource', 'a', 'stringMatchAnyOf'],
          ['serviceInstance', true],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value error: the value of `serviceName` does not fit its operator: `stringEquals` takes one text',
      '/policies/0/resource/attributes/2/value error: the value of `region` does not fit its operator: `stringExists` asks whether there is a value at all: it takes `true` or `false`',
      '/policies/0/resource/attributes/3/value error: the value of `resource` does not fit its operator: `stringMatchAnyOf` takes a list of texts',
      '/policies/0/resource/attributes/4/value error: the value of `serviceInstance` does not fit its operator: `stringEquals` takes one text',
    ]);
  });

  test('operators of version 2 in version 1', async () => {
    const text = snapshot([
      policyV1({
        target: [
          ['serviceName', 'kms'],
          ['serviceInstance', true, 'stringExists'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resources/0/attributes/2/operator error: version 1 policies have no `stringExists`: write the policy in version 2',
    ]);
  });

  test('IAM has the policy', async () => {
    const text = snapshot([
      policyV1({
        id: 'p-1',
        target: [
          ['serviceName', 'kms'],
          ['serviceInstance', true, 'stringExists'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resources/0/attributes/2/operator warning low: version 1 policies have no `stringExists`: write the policy in version 2',
    ]);
  });

  test('a tag and a subject', async () => {
    const text = snapshot([
      policy({
        subject: [['iam_id', 'IBMid-*', 'stringMatch']],
        target: [['serviceType', 'service']],
        tags: [['env', ['a', 'b'], 'stringEqualsAnyOf']],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subject/attributes/0/value error: a subject does not support `stringMatch`: name one subject with `stringEquals`, or use an access group for several',
      '/policies/0/resource/tags/0 error: tags do not support `stringEqualsAnyOf`: IAM accepts `stringEquals` and `stringMatch`',
    ]);
  });

  test('each where it belongs', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', ['kms', 'logs'], 'stringEqualsAnyOf'],
          ['region', 'true', 'stringExists'],
          ['resource', 'a*', 'stringMatch'],
        ],
        tags: [['env', 'p*', 'stringMatch']],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
