import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'targets-exclude-each-other';

testSuite(id, (test) => {
  test('a service and a kind of services', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'iam-groups'],
          ['serviceType', 'platform_service'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/key error: `serviceType` cannot be combined with `serviceName`: a policy is for one service, or for a kind or group of services; write one policy for each',
    ]);
  });

  test('in a setup', async () => {
    const text = setup([
      { subject: serviceId, roles: ['Viewer'], service: 'iam-groups', attributes: { service_group_id: 'IAM' } },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/attributes/service_group_id error: `service_group_id` cannot be combined with `serviceName`: a policy is for one service, or for a kind or group of services; write one policy for each',
    ]);
  });

  test('IAM has the policy', async () => {
    const text = snapshot([
      policy({
        id: 'p-1',
        target: [
          ['serviceType', 'service'],
          ['serviceName', 'kms'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/key warning low: `serviceName` cannot be combined with `serviceType`: a policy is for one service, or for a kind or group of services; write one policy for each',
    ]);
  });

  test('a kind of services in a resource group', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceType', 'service'],
          ['resourceGroupId', '5f3b2a1c9d8e4f70a1b2c3d4e5f60718'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
