import * as assert from 'uvu/assert';
import { withoutLongBlanks } from '../../../../src/languages/terraform/hcl/blanks.ts';
import { testSuite } from '../../../harness.ts';

testSuite('withoutLongBlanks', (test) => {
  test('leaves the white space that people write', () => {
    const text = `a = 1${' '.repeat(500)}${'\n'.repeat(500)}b = 2`;
    assert.is(withoutLongBlanks(text), text);
  });

  test('makes comments of white space without end, and moves nothing', () => {
    const text = `a = [${' '.repeat(3000)}1] # c\n${' \n'.repeat(3000)}b = 2`;
    const short = withoutLongBlanks(text);
    assert.is(short.length, text.length);
    assert.is(short.replaceAll(/\/\*\s+\*\//g, ''), 'a = [1] # c\n\nb = 2');
  });
});
