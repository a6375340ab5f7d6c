import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'pattern-without-wildcard';

testSuite(id, (test) => {
  test('a plain text', async () => {
    const text = snapshot([policy({ target: [['serviceName', 'kms', 'stringMatch']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value info: `kms` contains no wildcard: use `stringEquals`, which means the same here and is clearer',
      '  edit: { "key": "serviceName", "operator": "stringEquals", "value": "kms" }',
    ]);
  });

  test('in a setup', async () => {
    const text = setup([{ subject: serviceId, roles: ['Viewer'], service: 'kms', resource: { match: 'abc' } }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource info: `abc` contains no wildcard: use `stringEquals`, which means the same here and is clearer',
      '  edit: "resource": "abc"',
    ]);
  });

  test('wildcards and literals', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['resource', 'a{{*}}', 'stringMatch'],
          ['region', 'us-*', 'stringMatch'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
