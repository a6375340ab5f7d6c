import { shell } from '../../../src/snippet/snippet.ts';
import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { apiPolicy, eva, snapshot } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';

const id = 'unused-policy';

testSuite(id, (test) => {
  const used = (last_permit_at: string | undefined) =>
    snapshot({ policies: [apiPolicy(eva, 'role:Editor', { serviceName: 'kms' }, { id: 'p-1', last_permit_at })] });

  test('longer ago than wanted', async () => {
    assert.equal(await findingsOf(id, used('2026-07-01T10:00:00Z')), [
      '/policies/0/resource/attributes info: this policy last allowed something 123 days ago, on 2026-07-01: unused access can only be abused; delete the policy',
    ]);
    assert.equal(await findingsOf(id, used('2026-07-01T10:00:00Z'), { days: 123 }), []);
    assert.is((await findingsOf(id, used('2026-10-30T10:00:00Z'), { days: 1 })).length, 1);
  });

  test('a moment that cannot be read says nothing', async () => assert.equal(await findingsOf(id, used('lately')), []));

  test('exports without the field: not checked', async () => {
    const { report } = await runRule(id, used(undefined));
    assert.equal(report.notChecked, [
      {
        rule: id,
        reason: 'the policies do not include when they last allowed something',
        obtain: shell`GET https://iam.cloud.ibm.com/v2/policies?account_id=ACCOUNT&format=include_last_permit`,
      },
    ]);
  });

  test('policies that are only written down were never used', async () => {
    const text = snapshot({ policies: [apiPolicy(eva, 'role:Editor', { serviceName: 'kms' })] });
    assert.equal((await runRule(id, text)).report.notChecked, []);
  });
});
