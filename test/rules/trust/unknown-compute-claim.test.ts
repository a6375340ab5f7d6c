import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { podRule, profileWithRules } from './profile-text.ts';

const id = 'unknown-compute-claim';

testSuite(id, (test) => {
  test('of another type, and a slip', async () => {
    const text = profileWithRules(podRule(['vpc_id', 'EQUALS', '"a"'], ['namespaces', 'EQUALS', '"a"']));
    assert.equal(await findingsWithRepairs(id, text), [
      '/trusted_profiles/0/rules/0/conditions/0/claim error: compute resources of type `IKS_SA` have no attribute `vpc_id`, which belongs to another type, so none meets the rule of the trusted profile `deployers`: write one of `resource_group_id`, `resource_group_name`, `service_instance`, `location`, `namespace`, `name`, `pod`',
      '/trusted_profiles/0/rules/0/conditions/1/claim error: compute resources of type `IKS_SA` have no attribute `namespaces`, so none meets the rule of the trusted profile `deployers`: did you mean `namespace`?',
      '  edit: namespace',
    ]);
  });

  test('its own', async () => {
    const text = profileWithRules(podRule(['pod', 'EQUALS', '"a"']));
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
