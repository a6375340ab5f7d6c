import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'missing-target';

testSuite(id, (test) => {
  test('nothing but the account', async () => {
    const text = snapshot([policy({ target: [] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes error: the policy names no service, so IAM refuses it: add `serviceName`, `serviceType`, `service_group_id` or `resourceGroupId`',
      '  help: for all services with instances, set `serviceType` to `service`; for all account management services, to `platform_service`',
    ]);
  });

  test('nothing but a region, in a setup', async () => {
    const text = setup([{ subject: serviceId, roles: ['Viewer'], region: 'eu-de' }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0 error: the policy names no service, so IAM refuses it: add `serviceName`, `serviceType`, `service_group_id` or `resourceGroupId`',
      '  help: for all services with instances, set `serviceType` to `service`; for all account management services, to `platform_service`',
    ]);
  });

  test('IAM has the policy', async () => {
    const text = snapshot([policy({ id: 'p-1', target: [] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes warning low: undecided what the policy covers: it names no service, but exists in IAM; check whether it grants anything',
    ]);
  });

  test('each way of naming one, and resource groups themselves', async () => {
    const text = snapshot(
      [
        ['serviceName', 'kms'],
        ['serviceType', 'service'],
        ['service_group_id', 'IAM'],
        ['resourceGroupId', '5f3b2a1c9d8e4f70a1b2c3d4e5f60718'],
        ['resourceType', 'resource-group'],
      ].map(([name = '', value = '']) => policy({ target: [[name, value]] })),
    );
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('the name of another tool has a rule of its own', async () => {
    assert.equal(await findingsWithRepairs(id, snapshot([policy({ target: [['service', 'kms']] })])), []);
  });
});
