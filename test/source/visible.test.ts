import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { visible } from '../../src/source/visible.ts';
import { testSuite } from '../harness.ts';

const cases: readonly (readonly [title: string, text: string, expected: string])[] = [
  ['plain text stays', 'service ID `ci`, größe 日本 👩', 'service ID `ci`, größe 日本 👩'],
  ['an escape code', '\x1b[31mred', '\\x1b[31mred'],
  ['a C1 control', '\x9b31m', '\\x9b31m'],
  ['DEL and NUL', 'a\x7fb\0', 'a\\x7fb\\x00'],
  ['line breaks and tabs', 'a\r\nb\tc', 'a\\r\\nb\\tc'],
  ['a bidi override', 'a\u202eb\u2066', 'a\\u{202e}b\\u{2066}'],
  ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
  ['zero width', 'ad\u200bmin\ufeff', 'ad\\u{200b}min\\u{feff}'],
  ['a tag character', 'a\u{e0041}', 'a\\u{e0041}'],
  ['a lone surrogate', 'a\ud83d', 'a\\u{d83d}'],
  ['a blank letter', 'a\u3164b', 'a\\u{3164}b'],
  ['a command to GitHub', '::error file=x::y', '\\x3a:error file=x::y'],
  ['one after blanks', '  ::add-mask::x', '  \\x3a:add-mask::x'],
  [
    'colons elsewhere stay',
    'crn:v1:bluemix:public:iam::::role:Editor, ::/0',
    'crn:v1:bluemix:public:iam::::role:Editor, ::/0',
  ],
  ['commands to Azure', '##[error]x ##vso[task]y ##VSO[z', '#\\x23[error]x #\\x23vso[task]y #\\x23VSO[z'],
];

testSuite('source/visible', (test) => {
  for (const [title, text, expected] of cases) test(title, () => assert.is(visible(text), expected));

  test('whatever the text, nothing invisible is left, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('', '::', ' ::', '##[', '\u202e'),
        (rest, start) => {
          const shown = visible(start + rest);
          assert.not.match(shown, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
          assert.not.match(shown, /^\s*::|##\[|##vso\[/i);
          assert.is(visible(shown), shown);
        },
      ),
    );
  });
});
