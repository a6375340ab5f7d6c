import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { parsed } from './source-of.ts';

const many = 10_000;
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Inputs that ask for more than they are long: each is answered, and none ends or stops the process. */
const inputs: Readonly<Record<string, string>> = {
  'open brackets': '['.repeat(200_000),
  'open braces': '{"a":'.repeat(200_000),
  'brackets that are closed': '['.repeat(200_000) + ']'.repeat(200_000),
  'open flow mappings': '{a: '.repeat(200_000),
  'lists in lists': '- '.repeat(200_000),
  'keys of keys': '? '.repeat(200_000),
  'deeper on each line': lines(1000, (index) => `${' '.repeat(index)}a:`),
  'closing brackets': ']'.repeat(many),
  commas: `[${','.repeat(many)}`,
  quotes: '"'.repeat(many),
  backslashes: `["${'\\'.repeat(many)}`,
  'escaped quotes': `["${'\\"'.repeat(many)}"]`,
  anchors: '&a '.repeat(many),
  aliases: '*a '.repeat(many),
  tags: '!a '.repeat(many),
  'a long tag': `!${'a'.repeat(many)} x`,
  'an anchor for each alias': lines(many / 4, (index) => `- &a${index} [*a${index - 1}]`),
  'merges of merges': lines(
    500,
    (index) => `- &a${index}\n  k${index}: 1\n  <<: ${index === 0 ? '{}' : `*a${index - 1}`}`,
  ),
  'many merge keys': `a: &a\n  b: 1\n${'  <<: *a\n'.repeat(many / 4)}`,
  'many keys': `{${lines(many, (index) => `k${index}: 1,`)}}`,
  'many keys of JSON': `{${Array.from({ length: many }, (_, index) => `"k${index}":1`).join(',')}}`,
  'the same key': `{${'"a":1,'.repeat(many)}"a":1}`,
  'the same key of YAML': 'a: 1\n'.repeat(many),
  documents: '---\na\n'.repeat(10_100),
  'empty documents': '---\n'.repeat(many),
  directives: '%a\n'.repeat(many),
  'document ends': '...\n'.repeat(many),
  'empty lines': '\n'.repeat(many * 5) + 'a: 1',
  comments: '# c\n'.repeat(many) + 'a: 1',
  'control characters': '\u0001\u0002\u001b[31m'.repeat(100),
  'direction marks': '{"\u202ea": "\u2066x"}',
  'a long number': `[${'1'.repeat(many)}`,
  'a long word': `[${'x'.repeat(many)}`,
  'a long word in JSON': `[${'-x.'.repeat(many)}`,
};

testSuite('hostile texts', (test) => {
  for (const [title, text] of Object.entries(inputs)) {
    test(title, async () => {
      for (const name of ['a.json', 'a.yaml', 'a.ndjson', '<stdin>']) {
        const answer = await parsed(name, text);
        assert.ok(answer.documents.length + answer.problems.length > 0);
        assert.ok(answer.problems.length <= 21);
        for (const { message } of answer.problems) assert.ok(message.length < 200);
        answer.comments();
      }
    });
  }

  test('more documents than iamlint reads', async () => {
    const { documents, problems } = await parsed('a.yaml', '---\na\n'.repeat(10_100));
    assert.is(documents.length, 10_000);
    assert.equal(
      problems.map(({ rule, message }) => [rule, message]),
      [
        [
          'limit-exceeded',
          'this file has more than 10000 documents, the limit of iamlint: split it, or raise `limits.yaml_documents` in the config',
        ],
      ],
    );
  });

  test('more YAML than iamlint reads', async () => {
    const { documents, problems } = await parsed('a.yaml', 'a: 1\n'.repeat(3_300_000));
    assert.equal(documents, []);
    assert.equal(
      problems.map(({ rule, message }) => [rule, message]),
      [['limit-exceeded', 'this file has more than 16 MB of YAML, the limit of iamlint']],
    );
  });
});
