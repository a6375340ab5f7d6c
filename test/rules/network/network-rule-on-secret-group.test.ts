import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { admins, apiPolicy, instance, snapshot } from '../account-text.ts';
import { networkRule, secretGroup } from './rule-text.ts';

const network_rules = [networkRule({ on: secretGroup })];

const id = 'network-rule-on-secret-group';

testSuite(id, (test) => {
  test('a manager of the instance', async () => {
    const text = snapshot({
      policies: [
        apiPolicy(admins, 'serviceRole:Manager', { serviceName: 'secrets-manager', serviceInstance: instance }),
      ],
      network_rules,
    });
    assert.equal(await findingsWithRepairs(id, text), [
      '/network_rules/0/resources warning: the network rule `keys from the workload` is for a secret group, so it has no effect on `AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c`, whose access covers the whole instance: grant access to secret groups only, or make the rule for the instance',
    ]);
  });

  test('nobody', async () => {
    const text = snapshot({ network_rules });
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
