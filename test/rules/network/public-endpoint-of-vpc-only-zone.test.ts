import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { account, snapshot } from '../account-text.ts';
import { networkRule, zone } from './rule-text.ts';

const vpc = { type: 'vpc', value: `crn:v1:bluemix:public:is:us-south:a/${account}::vpc:r006-1db73eed` };
const workload = (...addresses: readonly object[]): string =>
  snapshot({ zones: [{ id: zone, name: 'workload', addresses }], network_rules: [networkRule()] });

const id = 'public-endpoint-of-vpc-only-zone';

testSuite(id, (test) => {
  test('only a VPC', async () => {
    const text = workload(vpc);
    assert.equal(await findingsWithRepairs(id, text), [
      '/network_rules/0/contexts/0 info: the network rule `keys from the workload` admits `workload`, which holds nothing but VPCs, on every endpoint type: a call from a VPC to the public endpoint comes from its public gateway, so it is refused; add the address of the gateway to the zone, or set the endpoint type of the rule to `private`',
    ]);
  });

  test('with an address', async () => {
    const text = workload(vpc, { type: 'ipAddress', value: '198.51.100.7' });
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
