import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { group, policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'ineffective-scope';

testSuite(id, (test) => {
  test('a resource group on access groups', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'iam-groups'],
          ['resourceGroupId', '5f3b2a1c9d8e4f70a1b2c3d4e5f60718'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/value error: `iam-groups` is in no resource group, so with `resourceGroupId` the policy grants nothing; remove it, and use `resource` to select a single object',
    ]);
  });

  test('any resource group, in a setup', async () => {
    const text = setup([
      { subject: serviceId, roles: ['Operator'], service: 'iam-identity', resource_group: { exists: true } },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource_group error: `iam-identity` is in no resource group, so with `resourceGroupId` the policy grants nothing; remove it, and use `resource` to select a single object',
    ]);
  });

  test('a region and an instance, of which nothing says', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'user-management'],
          ['region', 'eu-de'],
          ['serviceInstance', 'x'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/value warning low: undecided what `region` does here: `user-management` belongs to the account itself, and IBM does not document such a restriction',
      '/policies/0/resource/attributes/3/value warning low: undecided what `serviceInstance` does here: `user-management` belongs to the account itself, and IBM does not document such a restriction',
    ]);
  });

  test('all account management services', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceType', 'platform_service'],
          ['resourceGroupId', '5f3b2a1c9d8e4f70a1b2c3d4e5f60718'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/value warning low: undecided what `resourceGroupId` does here: `serviceType=platform_service` belongs to the account itself, and IBM does not document such a restriction',
    ]);
  });

  test('no resource group asked for, one group, and services with instances', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'iam-groups'],
          ['resourceGroupId', false, 'stringExists'],
        ],
      }),
      policy({
        target: [
          ['serviceName', 'iam-groups'],
          ['resource', group],
        ],
      }),
      policy({
        target: [
          ['serviceName', 'secrets-manager'],
          ['resourceGroupId', '5f3b2a1c9d8e4f70a1b2c3d4e5f60718'],
          ['region', 'eu-de'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
