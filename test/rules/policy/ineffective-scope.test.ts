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
      '/policies/0/resource/attributes/2/value error: `iam-groups` lies in no resource group: narrowed by `resourceGroupId` the policy grants nothing; remove it, and tell by `resource` if one thing is meant',
    ]);
  });

  test('any resource group, in a setup', async () => {
    const text = setup([
      { subject: serviceId, roles: ['Operator'], service: 'iam-identity', resource_group: { exists: true } },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource_group error: `iam-identity` lies in no resource group: narrowed by `resourceGroupId` the policy grants nothing; remove it, and tell by `resource` if one thing is meant',
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
      '/policies/0/resource/attributes/2/value warning low: cannot tell what `region` does here: `user-management` lies in the account itself, and IBM does not say that it can be narrowed so',
      '/policies/0/resource/attributes/3/value warning low: cannot tell what `serviceInstance` does here: `user-management` lies in the account itself, and IBM does not say that it can be narrowed so',
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
      '/policies/0/resource/attributes/2/value warning low: cannot tell what `resourceGroupId` does here: `serviceType=platform_service` lies in the account itself, and IBM does not say that it can be narrowed so',
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
