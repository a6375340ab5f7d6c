import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'network-rule-not-enforced';

testSuite(id, (test) => {
  const rule = (more: Readonly<Record<string, unknown>>) => ({
    id: 'r1',
    contexts: [],
    resources: [{ attributes: [{ name: 'serviceName', value: 'kms' }] }],
    ...more,
  });

  test('switched off is a warning, reporting is for information', async () => {
    const text = snapshot({
      network_rules: [
        rule({ description: 'keys', enforcement_mode: 'disabled' }),
        rule({ enforcement_mode: 'report' }),
        rule({}),
        rule({ enforcement_mode: 'enabled' }),
      ],
    });
    assert.equal(await findingsOf(id, text), [
      '/network_rules/0/enforcement_mode warning: the network rule `keys` is disabled, so its resources are open to every network; enable it, or delete it',
      '/network_rules/1/enforcement_mode info: the network rule `r1` is in report-only mode and refuses nothing; enable it when its reports are clean',
    ]);
    assert.equal(await repairsOf(id, text), [
      { kind: 'cli', text: 'ibmcloud cbr rule-patch r1 --enforcement-mode enabled' },
    ]);
  });
});
