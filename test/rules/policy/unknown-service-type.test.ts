import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'unknown-service-type';

testSuite(id, (test) => {
  test('the spelling of some examples', async () => {
    const text = snapshot([policy({ target: [['serviceType', 'platform-service']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value error: `platform-service` is not a value of `serviceType`, so the policy covers nothing: write `platform_service`',
      '  edit: { "key": "serviceType", "operator": "stringEquals", "value": "platform_service" }',
    ]);
  });

  test('the group in lower case, in a setup', async () => {
    const text = setup([{ subject: serviceId, roles: ['Viewer'], attributes: { service_group_id: 'iam' } }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/attributes/service_group_id error: `iam` is not a value of `service_group_id`, so the policy covers nothing: write `IAM`',
      '  edit: "service_group_id": "IAM"',
    ]);
  });

  test('something else', async () => {
    const text = snapshot([policy({ target: [['serviceType', 'account_management']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value warning low: `account_management` is not a documented value of `serviceType`, so the policy probably covers nothing: IAM has `service` and `platform_service`',
    ]);
  });

  test('the two there are', async () => {
    const text = snapshot([
      policy({ target: [['serviceType', 'service']] }),
      policy({ target: [['serviceType', 'platform_service']] }),
      policy({ target: [['service_group_id', 'IAM']] }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
