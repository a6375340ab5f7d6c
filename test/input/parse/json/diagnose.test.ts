import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { parsed, told } from '../source-of.ts';

/** A JSON text, what of it is marked, the message, and what of it is marked as related with its note. */
const table: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
  ['{"a":1,}', ',', 'JSON allows no comma after the last item: delete it'],
  ['[1,2,]', ',', 'JSON allows no comma after the last item: delete it'],
  ['{"a":1 "b":2}', '"', 'a comma is missing before this'],
  ['[{} {}]', '{', 'a comma is missing before this'],
  ['{"a":1;"b":2}', ';', 'a comma is missing before this'],
  [
    '{"a":"say "hi" x"}',
    'hi',
    'a comma is missing before this, or a `"` inside the text before it wants a backslash (`\\"`)',
  ],
  ["{'a':1}", "'", 'JSON keys stand in double quotes, not in single ones'],
  ['{a:1}', 'a', 'a key in double quotes belongs here'],
  ['{1:1}', '1', 'a key in double quotes belongs here'],
  ['{"a":\'x\'}', "'", 'JSON text stands in double quotes, not in single ones'],
  ['{"a":hello}', 'hello', 'text stands in double quotes in JSON'],
  ['{"a":True}', 'True', 'JSON writes `true` in small letters'],
  ['{"a":None}', 'None', 'JSON writes `null`'],
  ['{"a":undefined}', 'undefined', 'JSON has no `undefined`: write `null` or leave the key out'],
  ['[NaN]', 'NaN', 'JSON has no `NaN`: write `null`'],
  ['[-Infinity]', '-Infinity', 'JSON has no `Infinity`: write a number'],
  ['{"a" 1}', '"a"', 'this key has no value: a `:` and a value belong after it'],
  ['{"a"}', '"a"', 'this key has no value: a `:` and a value belong after it'],
  ['{"a":}', ':', 'a value is missing after this `:`'],
  ['["a":1]', ':', 'a `:` stands where none belongs'],
  ['[,1]', ',', 'a comma stands here with no value before it'],
  ['[1,,2]', ',', 'a comma stands here with no value before it'],
  ['{,}', ',', 'a comma stands here with no value before it'],
  ['[1}', '}', 'a `]` belongs here, not a `}`', '[', 'this `[` is still open'],
  ['{"a":[1}', '}', 'a `]` belongs here, not a `}`', '[', 'this `[` is still open'],
  ['{"a":1]', ']', 'a `}` belongs here, not a `]`', '{', 'this `{` is still open'],
  [
    '{"a":1}}',
    '}',
    'more text follows after the end of the JSON value: a file holds one value, or one on each line (`.ndjson`)',
  ],
  [
    '[1] x y',
    'x y',
    'more text follows after the end of the JSON value: a file holds one value, or one on each line (`.ndjson`)',
  ],
  [']', ']', 'this `]` closes nothing'],
  ['{"a":1', '1', 'the text ends before a `{` is closed: it looks cut off', '{', 'this `{` is not closed'],
  ['{"a":[1,', ',', 'the text ends before a `[` is closed: it looks cut off', '[', 'this `[` is not closed'],
  ['{"a"', '"', 'the text ends before a `{` is closed: it looks cut off', '{', 'this `{` is not closed'],
  ['{"a":"x', '"x', 'the text ends before this `"` is closed: it looks cut off'],
  ['{"a":"x\\', '"x\\', 'the text ends before this `"` is closed: it looks cut off'],
  ['{"a":tru', 'tru', 'the text ends inside a word: it looks cut off'],
  ['[1.', '1.', 'the text ends inside a number: it looks cut off'],
  ['// c\n{"a":1}', '// c', 'JSON has no comments: delete this one'],
  ['{"a":1, /* x */\n"b":2}', '/* x */', 'JSON has no comments: delete this one'],
  ['{"a":#x\n1}', '#x', 'JSON has no comments: delete this one'],
  ['{"a":"b\tc"}', '\t', 'a control character stands inside a text: write it as `\\t`'],
  ['{"a":"b\u0001c"}', '\u0001', 'a control character stands inside a text: write it as `\\u0001`'],
  ['{"a":"b\n"}', '"b', 'this text is not closed on its line: a `"` is missing'],
  ['{"a":"b\r\n"}', '"b', 'this text is not closed on its line: a `"` is missing'],
  ['{"a":"C:\\x"}', '\\x', 'this is no escape of JSON: write a backslash itself as `\\\\`'],
  ['{"a":"\\u12"}', '\\u', 'this is no escape of JSON: write a backslash itself as `\\\\`'],
  ['[0123]', '0123', 'a number of JSON does not start with `0`: write an id in double quotes'],
  ['[0x1f]', '0x1f', 'JSON has no hexadecimal numbers: write an id in double quotes'],
  ['[+1]', '+1', 'a number of JSON has no `+` before it'],
  ['[.5]', '.5', 'a number of JSON has a digit before its point: write `0.` and the rest'],
  ['[1.]', '1.', 'a number of JSON has a digit after its point'],
  ['[12ab-34]', '12ab-34', 'this is not a number of JSON: write text and ids in double quotes'],
  ['[*]', '*', 'a value belongs here'],
  ['[\u201ca\u201d]', '\u201c', 'this is a typographic quote: JSON wants the plain `"`'],
  ['[\u00a01]', '\u00a0', 'an invisible character (U+00A0) stands where JSON allows none: delete it'],
  ['[1,\u200b2]', '\u200b', 'an invisible character (U+200B) stands where JSON allows none: delete it'],
];

testSuite('what is wrong with a JSON text', (test) => {
  for (const [text, ...expected] of table) {
    test(text, async () => {
      const answer = await parsed('a.json', text);
      assert.equal(
        answer.problems.map((finding) => told(answer, finding)),
        [['syntax-error', ...expected]],
      );
      assert.equal(answer.documents, []);
    });
  }

  test('the text itself is never quoted: it may hold a secret', async () => {
    for (const text of ['{"apikey": s3cr3t-w0rd}', '{"apikey": "s3cr3t-w0rd', '{s3cr3t: 1}', '["a" s3cr3t]']) {
      for (const { message } of (await parsed('a.json', text)).problems) assert.not.match(message, 's3cr3t');
    }
  });
});
