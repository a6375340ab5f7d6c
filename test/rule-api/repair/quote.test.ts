import * as assert from 'uvu/assert';
import { hclString, shellString } from '../../../src/rule-api/repair/quote.ts';
import { testSuite } from '../../harness.ts';

testSuite('texts in commands and in Terraform', (test) => {
  for (const [text, expected] of [
    ['iam-groups', 'iam-groups'],
    ['eva@example.com', 'eva@example.com'],
    ['Service ID creator', '"Service ID creator"'],
    ['', '""'],
    ['x; rm -rf ~', '"x; rm -rf ~"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['$(id) `id`', '"\\$(id) \\`id\\`"'],
  ] as const) {
    test(`a shell's \`${text}\``, () => assert.is(shellString(text), expected));
  }

  for (const [text, expected] of [
    ['iam-groups', '"iam-groups"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['${x} %{y} $z', '"$${x} %%{y} $z"'],
  ] as const) {
    test(`Terraform's \`${text}\``, () => assert.is(hclString(text), expected));
  }
});
