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
    'a comma is missing before this, or a `"` in the text before it needs a backslash (`\\"`)',
  ],
  ["{'a':1}", "'", 'JSON keys need double quotes, not single ones'],
  ['{a:1}', 'a', 'a key in double quotes belongs here'],
  ['{1:1}', '1', 'a key in double quotes belongs here'],
  ['{"a":\'x\'}', "'", 'text needs double quotes in JSON, not single ones'],
  ['{"a":hello}', 'hello', 'text needs double quotes in JSON'],
  ['{"a":True}', 'True', 'JSON writes `true` in lower case'],
  ['{"a":None}', 'None', 'JSON writes `null`'],
  ['{"a":undefined}', 'undefined', 'JSON has no `undefined`: write `null` or leave the key out'],
  ['[NaN]', 'NaN', 'JSON has no `NaN`: write `null`'],
  ['[-Infinity]', '-Infinity', 'JSON has no `Infinity`: write a number'],
  ['{"a" 1}', '"a"', 'this key has no value: a `:` and a value belong after it'],
  ['{"a"}', '"a"', 'this key has no value: a `:` and a value belong after it'],
  ['{"a":}', ':', 'a value is missing after this `:`'],
  ['["a":1]', ':', 'this `:` does not belong here'],
  ['[,1]', ',', 'there is no value before this comma'],
  ['[1,,2]', ',', 'there is no value before this comma'],
  ['{,}', ',', 'there is no value before this comma'],
  ['[1}', '}', 'a `]` belongs here, not a `}`', '[', 'this `[` is not closed yet'],
  ['{"a":[1}', '}', 'a `]` belongs here, not a `}`', '[', 'this `[` is not closed yet'],
  ['{"a":1]', ']', 'a `}` belongs here, not a `]`', '{', 'this `{` is not closed yet'],
  [
    '{"a":1}}',
    '}',
    'there is more text after the JSON value: a file contains one value, or one on each line (`.ndjson`)',
  ],
  [
    '[1] x y',
    'x y',
    'there is more text after the JSON value: a file contains one value, or one on each line (`.ndjson`)',
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
  ['{"a":"b\tc"}', '\t', 'a control character in a text: write it as `\\t`'],
  ['{"a":"b\u0001c"}', '\u0001', 'a control character in a text: write it as `\\u0001`'],
  ['{"a":"b\n"}', '"b', 'this text is not closed on its line: a `"` is missing'],
  ['{"a":"b\r\n"}', '"b', 'this text is not closed on its line: a `"` is missing'],
  ['{"a":"C:\\x"}', '\\x', 'this is not an escape in JSON: write a backslash as `\\\\`'],
  ['{"a":"\\u12"}', '\\u', 'this is not an escape in JSON: write a backslash as `\\\\`'],
  ['[0123]', '0123', 'a JSON number cannot start with `0`: write an id in double quotes'],
  ['[0x1f]', '0x1f', 'JSON has no hexadecimal numbers: write an id in double quotes'],
  ['[+1]', '+1', 'a JSON number cannot have a `+`'],
  ['[.5]', '.5', 'a JSON number needs a digit before the point: write `0.` and the rest'],
  ['[1.]', '1.', 'a JSON number needs a digit after the point'],
  ['[12ab-34]', '12ab-34', 'this is not a JSON number: write text and ids in double quotes'],
  ['[*]', '*', 'a value belongs here'],
  ['[\u201ca\u201d]', '\u201c', 'this is a typographic quote: JSON needs a plain `"`'],
  ['[\u00a01]', '\u00a0', 'an invisible character (U+00A0) is not allowed here in JSON: delete it'],
  ['[1,\u200b2]', '\u200b', 'an invisible character (U+200B) is not allowed here in JSON: delete it'],
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
