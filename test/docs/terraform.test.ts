import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { proseText } from '../../src/snippet/snippet.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

testSuite('the page on Terraform', (test) => {
  test('its example has the finding and the help that it tells of', async () => {
    const [, text = ''] = /```hcl\n(.*?)```/s.exec(readFileSync('docs/terraform.md', 'utf8')) ?? [];
    const { report } = await lintTexts({ 'main.tf': text });
    assert.equal(
      report.findings.map(({ rule, location, help, repairs }) => [
        rule,
        location.line,
        repairs,
        proseText(help ?? '', String)
          .split('; ')
          .at(-1),
      ]),
      [
        [
          'engine-cannot-manage-api-keys',
          text.split('\n').findIndex((line) => line.includes('api_key  ')) + 1,
          [],
          'the code has `each.value` here: change what `for_each` is given',
        ],
      ],
    );
  });
});
