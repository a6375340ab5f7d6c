import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'missing-account-id';

testSuite(id, (test) => {
  test('a target', async () => {
    const text = snapshot([
      { ...policy(), resource: { attributes: [{ key: 'serviceName', operator: 'stringEquals', value: 'kms' }] } },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes error: the target has no `accountId`: IAM refuses a policy without it',
      '  edit: { "key": "accountId", "operator": "stringEquals", "value": "4c7e9a0b1d2f48639e5a7c8b0d1f2e34" }',
    ]);
  });

  test('a target and a source in version 1', async () => {
    const text = snapshot([], {
      authorizations: [
        {
          type: 'authorization',
          subjects: [{ attributes: [{ name: 'serviceName', value: 'secrets-manager' }] }],
          roles: [{ role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Reader' }],
          resources: [{ attributes: [{ name: 'serviceName', value: 'kms' }] }],
        },
      ],
    });
    assert.equal(await findingsWithRepairs(id, text), [
      '/authorizations/0/subjects/0/attributes error: the source has no `accountId`: IAM refuses an authorization without it',
      '  help: it is the account of the source instances, which may differ from that of the target',
      '/authorizations/0/resources/0/attributes error: the target has no `accountId`: IAM refuses a policy without it',
      '  edit: { "name": "accountId", "operator": "stringEquals", "value": "4c7e9a0b1d2f48639e5a7c8b0d1f2e34" }',
    ]);
  });

  test('a policy IAM has, and a setup', async () => {
    const text = snapshot([
      {
        ...policy(),
        id: 'p-1',
        resource: { attributes: [{ key: 'serviceName', operator: 'stringEquals', value: 'kms' }] },
      },
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('setups leave it out', async () => {
    const text = setup([{ subject: serviceId, roles: ['Viewer'], service: 'kms' }]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
