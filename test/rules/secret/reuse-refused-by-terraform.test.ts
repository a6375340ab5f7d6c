import { hcl } from '../../../src/snippet/snippet.ts';
import * as assert from 'uvu/assert';
import { printFindings } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { admins } from '../account-text.ts';
import { secretOf } from './secret-text.ts';

const id = 'reuse-refused-by-terraform';

testSuite(id, (test) => {
  const lint = (reuse: string) =>
    lintTexts(
      { 'main.tf': secretOf(`access_groups = ["${admins}"]`, `reuse_api_key = ${reuse}`) },
      { onlyRules: [id] },
    );

  test('tells it at the argument', async () => {
    const result = await lint('false');
    assert.equal(printFindings(result), [
      'main.tf:5 error reuse-refused-by-terraform: `reuse_api_key` of the secret `ci` is false, which the Terraform provider refuses, because each refresh would create another API key; set it to true',
    ]);
    assert.equal(result.report.findings[0]?.repairs, [{ kind: 'terraform', text: hcl`reuse_api_key = true` }]);
  });

  test('true, and what is not known', async () => {
    for (const reuse of ['true', '"true"', 'var.reuse']) assert.equal(printFindings(await lint(reuse)), [], reuse);
  });
});
