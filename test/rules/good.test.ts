import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { lint } from '../../src/lint.ts';
import { testSuite } from '../harness.ts';
import { line, testNow } from '../lint-texts.ts';

/** Accounts as they might be, with nothing wrong: whatever rule speaks here raises a false alarm. */
const accounts = readdirSync('test/good');

/** Rules beyond these may ask for more than accounts are usually exported with. */
const recommended = new Set(rules.filter(({ preset }) => preset === 'recommended').map(({ id }) => id));

testSuite('good accounts', (test) => {
  for (const account of accounts) {
    test(`every rule is silent on ${account}`, async () => {
      const everything = {
        ...defaultConfig(rules),
        isOn: () => true,
        rules: () => ({ severity: 'error', chosen: false, options: undefined }) as const,
      };
      const { report } = await lint({
        paths: ['.'],
        cwd: resolve('test/good', account),
        config: everything,
        rules,
        now: testNow,
        strict: true,
        allowOutside: false,
      });
      assert.equal(report.findings.map(line), []);
      const asked = report.notChecked.filter((one) => recommended.has(one.rule));
      assert.equal(
        asked.map(({ rule, reason }) => `${rule}: ${reason}`),
        [],
      );
      assert.ok(report.summary.policies > 0, 'something was looked at');
    });
  }
});
