import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { parsed, told } from '../source-of.ts';

type Row = readonly [
  title: string,
  name: string,
  text: string,
  format: string,
  documents: unknown,
  marked: readonly string[],
];

const table: readonly Row[] = [
  [
    'one value on each line',
    'a.ndjson',
    '{"a":1}\n[2]\n',
    'ndjson',
    [
      [0, { a: 1 }],
      [1, [2]],
    ],
    [],
  ],
  [
    'known by its content',
    'a.json',
    '{"a":1}\n{"b":2}',
    'ndjson',
    [
      [0, { a: 1 }],
      [1, { b: 2 }],
    ],
    [],
  ],
  [
    'on standard input',
    '<stdin>',
    '{"a":1}\r\n{"b":2}\r\n',
    'ndjson',
    [
      [0, { a: 1 }],
      [1, { b: 2 }],
    ],
    [],
  ],
  [
    'blank lines do not count',
    'a.ndjson',
    '\n{"a":1}\n\n  \n{"b":2}',
    'ndjson',
    [
      [0, { a: 1 }],
      [1, { b: 2 }],
    ],
    [],
  ],
  ['one line', 'a.ndjson', '{"a":1}\n', 'json', [[0, { a: 1 }]], []],
  ['a value over several lines, in spite of its name', 'a.ndjson', '{\n"a":1\n}', 'json', [[0, { a: 1 }]], []],
  [
    'the other lines of a bad one count',
    'a.ndjson',
    '{"a":1}\n{bad}\n{"c":3}',
    'ndjson',
    [
      [0, { a: 1 }],
      [2, { c: 3 }],
    ],
    ['bad'],
  ],
  [
    'a line with a key given twice',
    'a.jsonl',
    '{"é":"é"}\n{"a":1,"a":1}\n[]',
    'ndjson',
    [
      [0, { é: 'é' }],
      [2, []],
    ],
    ['"a"'],
  ],
  ['the first line is bad', 'a.ndjson', '{"a":\n{"b":2}', 'ndjson', [[1, { b: 2 }]], [':']],
  ['the first line of a broken value', 'a.json', '{"a": [1],\n"b": }', 'json', [], [':']],
];

testSuite('NDJSON', (test) => {
  for (const [title, name, text, format, documents, marked] of table) {
    test(title, async () => {
      const answer = await parsed(name, text);
      assert.is(answer.format, format);
      assert.equal(
        answer.documents.map(({ ref, value }) => [ref.index, value]),
        documents,
      );
      assert.equal(
        answer.problems.map((finding) => told(answer, finding)[1]),
        marked,
      );
    });
  }

  test('what is wrong with a line is the same with the ends of lines of Windows', async () => {
    const bad = ['{"a":"b', '[14-3', '[1.', '{"a":tru', '{"a"', 'x', '"a" b', ''].join('\n');
    const messages = async (text: string): Promise<readonly string[]> =>
      (await parsed('a.ndjson', text)).problems.map(({ message }) => message);
    const found = await messages(bad);
    assert.equal(await messages(bad.replaceAll('\n', '\r\n')), found);
    assert.is(found[0], 'this text is not closed on its line: a `"` is missing');
    assert.is(found.length, 7);
  });

  test('of very many bad lines the first are reported, and how many there are', async () => {
    const { problems } = await parsed('a.ndjson', 'x\n'.repeat(100));
    assert.is(problems.length, 21);
    assert.is(problems.at(-1)?.message, 'from here on this file has 80 more problems like these');
  });

  test('more lines than iamlint reads', async () => {
    const { documents, problems } = await parsed('a.ndjson', '1\n'.repeat(1_000_002));
    assert.is(documents.length, 1_000_000);
    assert.equal(
      problems.map(({ rule, message }) => [rule, message]),
      [
        [
          'limit-exceeded',
          'this file has more than 1000000 lines, the limit of iamlint: split it, or raise `limits.ndjson_lines` in the config',
        ],
      ],
    );
  });

  test('where more lines have a key given twice than are gathered, none of the rest counts', async () => {
    const { documents } = await parsed('a.ndjson', '{"a":1,"a":2}\n'.repeat(10_500) + '{"b":1}\n');
    assert.equal(documents, []);
  });
});
