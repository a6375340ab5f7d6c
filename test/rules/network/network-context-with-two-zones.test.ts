import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';
import { snapshot } from '../account-text.ts';
import { networkRule, zone } from './rule-text.ts';

const id = 'network-context-with-two-zones';

testSuite(id, (test) => {
  test('twice', async () => {
    const text = snapshot({
      network_rules: [
        networkRule({
          context: [
            ['networkZoneId', zone],
            ['networkZoneId', 'f'.repeat(32)],
          ],
        }),
      ],
    });
    assert.equal(await findingsWithRepairs(id, text), [
      '/network_rules/0/contexts/0 error: a context of the network rule `keys from the workload` names `networkZoneId` twice, so the rule is refused (`duplicate_context_attribute`): write the values in one attribute, separated by commas, or add a context for each',
    ]);
  });

  test('once', async () => {
    const text = snapshot({
      network_rules: [
        networkRule({
          context: [
            ['networkZoneId', zone],
            ['endpointType', 'public'],
          ],
        }),
      ],
    });
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
