import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { parsed, told } from '../source-of.ts';
import { scan } from '../../../../src/input/parse/json/scan.ts';

const twice = 'this key occurs twice in one mapping, and only one of the two counts: delete or rename one';
const first = 'it occurs here first';
const deep = 'lists and mappings are nested more than 100 levels deep, the limit of iamlint';
const keys = (count: number): string => Array.from({ length: count }, (_, index) => `"key ${index}": 1`).join(',');

const table: readonly (readonly [title: string, text: string, ...expected: readonly (readonly string[])[]])[] = [
  ['a key given twice', '{"a":1,"b":2,"a":3}', ['syntax-error', '"a"', twice, '"a"', first]],
  ['the same key written with an escape', '{"a":1,"\\u0061":3}', ['syntax-error', '"\\u0061"', twice, '"a"', first]],
  ['an escape first', '{"\\u0061":1,"a":3}', ['syntax-error', '"a"', twice, '"\\u0061"', first]],
  ['keys that are not ASCII', '{"é":1,"ü":2,"é":3}', ['syntax-error', '"é"', twice, '"é"', first]],
  [
    'a key given three times',
    '{"a":1,"a":2,"a":3}',
    ['syntax-error', '"a"', twice, '"a"', first],
    ['syntax-error', '"a"', twice, '"a"', first],
  ],
  ['a key after an object', '{"a":{"x":[1]},"a":{}}', ['syntax-error', '"a"', twice, '"a"', first]],
  ['a key of an object in a list', '[{"a":1},{"b":[],"b":{}}]', ['syntax-error', '"b"', twice, '"b"', first]],
  ['the empty key', '{"":1,"":2}', ['syntax-error', '""', twice, '""', first]],
  ['`__proto__`', '{"__proto__":1,"__proto__":2}', ['syntax-error', '"__proto__"', twice, '"__proto__"', first]],
  ['two of very many keys', `{${keys(5000)},"key 17":2}`, ['syntax-error', '"key 17"', twice, '"key 17"', first]],
  ['one key in two objects', '[{"a":1},{"a":1,"b":{"a":1}}]'],
  ['a text like a key', '{"a":"a","b":["a","b"]}'],
  ['keys of one length and hash', '{"Aa":1,"BB":2}'],
  ['very many keys', `{${keys(5000)}}`],
  ['very many keys twice over, in two objects', `[{${keys(50)}},{${keys(50)}}]`],
  ['brackets and quotes inside texts', '{"a":"{\\"a\\":[","b":"\\\\","c":"]"}'],
  [
    'long texts with quotes, backslashes and brackets in them',
    JSON.stringify(
      ['\\', '"', '{"a":1,"a":', '\\"', '\\\\'].map((part) => ({ a: 'x'.repeat(30) + part, b: part.repeat(30) })),
    ),
  ],
  [
    'a key behind a long text',
    `{"a":"${'x'.repeat(40)}\\\\\\"","b":1,"b":2}`,
    ['syntax-error', '"b"', twice, '"b"', first],
  ],
  ['100 levels', '['.repeat(100) + ']'.repeat(100)],
  ['101 levels', '['.repeat(101) + ']'.repeat(101), ['limit-exceeded', '[', deep]],
  ['101 levels of objects', '{"a":'.repeat(101) + '1' + '}'.repeat(101), ['limit-exceeded', '{', deep]],
  ['200,000 brackets', '['.repeat(200_000), ['limit-exceeded', '[', deep]],
];

testSuite('keys that are looked for', (test) => {
  const wanted = { pattern: /key$/i, endings: ['ey'] };
  for (const [text, named] of [
    ['{"a":{"apiKEY":1}}', true],
    ['{"api\\u006bey":1}', true],
    ['{"a":"key"}', false],
    ['{"keys":1,"obey":2}', false],
    ['{"":1,"y":2}', false],
  ] as const) {
    test(text, () => assert.is(scan(Buffer.from(text), 100, 20, false, wanted).named, named));
  }
});

testSuite('what `JSON.parse` passes over', (test) => {
  for (const [title, text, ...expected] of table) {
    test(title, async () => {
      const answer = await parsed('a.json', text);
      assert.equal(
        answer.problems.map((finding) => told(answer, finding)),
        expected,
      );
      assert.is(answer.documents.length, expected.length === 0 ? 1 : 0);
    });
  }

  test('the level too many is marked where it opens', async () => {
    const text = `${'['.repeat(100)}"x", {"a": 1}`;
    assert.equal(scan(Buffer.from(text), 100, 20, false).faults, [{ kind: 'too-deep', start: 105, end: 106 }]);
  });

  test('line by line, a line that is not JSON does not spoil the next', () => {
    const text = '{"a": "\n{"b":1,"b":2}\n' + '['.repeat(150) + '\n{"c":1,"c":2}';
    const found = scan(Buffer.from(text), 100, 20, true).faults.map(({ kind, start, end }) => [
      kind,
      text.slice(start, end),
    ]);
    assert.equal(found, [
      ['duplicate-key', '"b"'],
      ['too-deep', '['],
      ['duplicate-key', '"c"'],
    ]);
  });
});
