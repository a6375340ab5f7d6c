import { hcl } from '../../../src/snippet/snippet.ts';
import * as assert from 'uvu/assert';
import { printFindings } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { admins } from '../account-text.ts';
import { secretOf } from './secret-text.ts';

const id = 'ttl-in-wrong-unit';

testSuite(id, (test) => {
  const lint = async (ttl: string) =>
    lintTexts({ 'main.tf': secretOf(`access_groups = ["${admins}"]`, `ttl = ${ttl}`) }, { onlyRules: [id] });

  test('tells what to write', async () => {
    const result = await lint('"12h"');
    assert.equal(printFindings(result), [
      'main.tf:5 error ttl-in-wrong-unit: the API keys of the secret `ci` last `12h`, but Terraform accepts only seconds: write `43200`',
    ]);
    assert.equal(result.report.findings[0]?.repairs, [{ kind: 'terraform', text: hcl`ttl = ${'43200'}` }]);
  });

  test('a lifetime that does not fit in seconds either', async () => {
    assert.equal(printFindings(await lint('"200d"')), [
      'main.tf:5 error ttl-in-wrong-unit: the API keys of the secret `ci` last `200d`, but Terraform accepts only seconds, and Secrets Manager 60 to 7776000 of them: write `7776000`',
    ]);
    const rotation = 'rotation {\n auto_rotate = true\n interval = 1\n unit = "day"\n }';
    assert.equal(printFindings(await lint(`"30m"\n${rotation}`)), [
      'main.tf:5 error ttl-in-wrong-unit: the API keys of the secret `ci` last `30m`, but Terraform accepts only seconds, and the secret is rotated only every day, which they have to outlast: write `172800`',
    ]);
  });

  test('a text that is no length of time', async () => {
    assert.equal(printFindings(await lint('"one day"')), [
      'main.tf:5 error ttl-in-wrong-unit: the API keys of the secret `ci` last `one day`, which is not a number of seconds, so Terraform refuses it: write `86400` for a day',
    ]);
  });

  test('seconds in any form, and what is not known', async () => {
    for (const ttl of ['43200', '"43200"', '12 * 3600', 'var.ttl'])
      assert.equal(printFindings(await lint(ttl)), [], ttl);
  });
});
