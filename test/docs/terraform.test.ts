import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

testSuite('the page on Terraform', (test) => {
  test('its example has the finding and the repair that it shows', async () => {
    const [, text = ''] = /```hcl\n(.*?)```/s.exec(readFileSync('docs/terraform.md', 'utf8')) ?? [];
    const { report } = await lintTexts({ 'main.tf': text });
    assert.equal(
      report.findings.map(({ rule, location, repairs }) => [
        rule,
        location.line,
        repairs.at(0)?.text.text.split('\n').at(-1),
      ]),
      [
        [
          'engine-cannot-manage-api-keys',
          text.split('\n').findIndex((line) => line.includes('api_key  ')) + 1,
          'roles = each.key == "iam-identity" ? ["Editor", "Operator"] : ["Editor"]',
        ],
      ],
    );
  });
});
