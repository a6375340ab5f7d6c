import { Buffer } from 'node:buffer';
import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { parsed, rangeOf, told } from './source-of.ts';

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const swapped = (text: string): Buffer => utf16(text).swap16();

const formats: readonly (readonly [title: string, name: string, text: string, format: string, value: unknown])[] = [
  ['JSON', 'a.json', '{"a": 1}', 'json', { a: 1 }],
  ['JSON without an extension', '<stdin>', ' \n [1]', 'json', [1]],
  ['JSON in a YAML file', 'a.yaml', '{"a": 1}', 'json', { a: 1 }],
  ['a scalar of JSON', 'a.json', '"x"', 'json', 'x'],
  ['YAML', 'a.yml', 'a: 1', 'yaml', { a: 1 }],
  ['YAML without an extension', '<stdin>', 'a: 1', 'yaml', { a: 1 }],
  ['YAML in a JSON file', 'a.json', 'a: 1', 'yaml', { a: 1 }],
  ['flow YAML in a YAML file', 'a.YAML', '{a: 1}', 'yaml', { a: 1 }],
  ['YAML with the line ends of old Macs', 'a.yaml', '# why\ra: 1\rb: 2', 'yaml', { a: 1, b: 2 }],
  ['`__proto__` of JSON', 'a.json', '{"__proto__": 1}', 'json', JSON.parse('{"__proto__": 1}')],
];

const encodings: readonly (readonly [title: string, bytes: Uint8Array])[] = [
  ['UTF-8', Buffer.from('{"é": "x",}')],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeff{"é": "x",}')],
  ['UTF-16, little end first', utf16('{"é": "x",}')],
  ['UTF-16, big end first', swapped('{"é": "x",}')],
];

const noText =
  'this is not text: it contains NUL bytes, like a binary file, or is UTF-16 without a byte order mark; save it as UTF-8';

const unread: readonly (readonly [title: string, bytes: Uint8Array, message: string, start?: number])[] = [
  ['an empty file', Buffer.from(''), 'this file is empty'],
  ['a blank file', Buffer.from(' \r\n\t\n'), 'this file is empty'],
  ['nothing but a byte order mark', Buffer.from('\ufeff'), 'this file is empty'],
  ['NUL bytes', Buffer.from('{"a": "\0"}'), noText],
  ['UTF-16 without a byte order mark', Buffer.from('{"a": 1}', 'utf16le'), noText],
  [
    'UTF-16 with half a character',
    utf16('{}').subarray(0, 5),
    'this is not text: it starts like UTF-16 but does not continue like it; save it as UTF-8',
  ],
  [
    'UTF-32',
    Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]),
    'this is not text: it contains NUL characters, like a binary file; save it as UTF-8',
  ],
  [
    'Latin-1',
    Buffer.from('{"a": "é"}', 'latin1'),
    'this is not UTF-8 text: it contains invalid bytes from here on; save it as UTF-8',
    7,
  ],
];

testSuite('from bytes to values', (test) => {
  for (const [title, name, text, format, value] of formats) {
    test(title, async () => {
      const answer = await parsed(name, text);
      assert.equal(
        [answer.problems, answer.format, answer.documents.map((document) => document.value)],
        [[], format, [value]],
      );
    });
  }

  for (const [title, bytes] of encodings) {
    test(`places are right in ${title}`, async () => {
      const answer = await parsed('a.json', bytes);
      assert.equal(answer.problems.map(rangeOf), [{ start: 9, end: 10 }]);
    });
    test(`${title} in YAML`, async () => {
      const answer = await parsed('a.yaml', Buffer.concat([bytes.subarray(0, 0), bytes]));
      assert.equal(
        answer.documents.map(({ value }) => value),
        [{ é: 'x' }],
      );
    });
  }

  for (const [title, bytes, message, start = 0] of unread) {
    test(title, async () => {
      for (const name of ['a.json', 'a.yaml', 'a.ndjson']) {
        const answer = await parsed(name, bytes);
        assert.equal(answer.documents, []);
        assert.equal(
          answer.problems.map((problem) => [problem.rule, problem.message, rangeOf(problem).start]),
          [['syntax-error', message, start]],
        );
      }
    });
  }

  test('a JSON file that is neither JSON nor a YAML list or mapping is broken JSON', async () => {
    const answer = await parsed('a.json', 'FAILED\nNot logged in.');
    assert.equal(
      answer.problems.map((finding) => told(answer, finding)),
      [['syntax-error', 'FAILED', 'text needs double quotes in JSON']],
    );
  });
  test('only comments', async () => {
    const { problems } = await parsed('a.yaml', '# one\n---\n# two\n');
    assert.equal(
      problems.map(({ message }) => message),
      ['this file is empty: it contains no value, only comments or document markers'],
    );
  });
  test('the file of the answer and of its findings is the one given', async () => {
    const answer = await parsed('dir/a.json', '[');
    assert.is(answer.file.name, 'dir/a.json');
    assert.equal(
      answer.problems.map(({ place }) => 'source' in place && place.source),
      ['dir/a.json'],
    );
  });
});
