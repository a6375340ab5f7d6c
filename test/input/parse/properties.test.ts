import * as fc from 'fast-check';
import { stringify } from 'yaml';
import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { parsed, rangeOf } from './source-of.ts';

const name = fc.constantFrom('a.json', 'a.yaml', 'a.ndjson', '<stdin>');

/** Pieces that JSON and YAML are made of, put together in any order. */
const pieces = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      ': ',
      '"',
      "'",
      '\\',
      '\n',
      '\r\n',
      '  ',
      '\t',
      '- ',
      '? ',
      '# ',
      '&a ',
      '*a',
      '*a ',
      '!t ',
      '!!str ',
      '<<: ',
      '|\n',
      '>-\n',
      '---\n',
      '...\n',
      '%YAML 1.1\n',
      'a',
      'b: ',
      '"a":',
      '1',
      '1e5',
      'null',
      'true',
      'é',
      '\u{1f600}',
      '\ud800',
      '\ufeff',
      '\0',
      '@',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** A text with a stretch taken out and another put in. */
const mutated = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.nat(), fc.nat(4), pieces).map(([whole, seed, length, put]) => {
    const at = seed % (whole.length + 1);
    return whole.slice(0, at) + put + whole.slice(at + length);
  });

const json = fc.json({ maxDepth: 4 });
const yaml = fc.jsonValue({ maxDepth: 4 }).map((value) => stringify(value));

/** Parses, and looks at all of the answer: every range must lie in the text. */
const check = async (fileName: string, content: string | Uint8Array): Promise<void> => {
  const answer = await parsed(fileName, content);
  const isInside = ({ start, end }: { start: number; end: number }): boolean =>
    start >= 0 && start <= end && end <= answer.text.length;
  for (const { place, related, message } of answer.problems) {
    assert.ok(message !== '');
    for (const each of [place, ...related.map((one) => one.place)]) assert.ok(isInside(rangeOf({ place: each })));
  }
  for (const { ref } of answer.documents) {
    const wanted = [[], ['a'], ['a', 0, 'b'], [0], [3, 'a']].map((path) => ({ index: ref.index, path }));
    assert.ok(answer.locate(wanted).every(isInside));
    assert.ok(answer.locate(wanted.map((each) => ({ ...each, at: 'key' }))).every(isInside));
  }
  for (const { range, line } of answer.comments()) {
    assert.ok(isInside(range));
    assert.is(line, answer.text.slice(0, range.start).split('\n').length);
  }
  assert.ok(answer.documents.length + answer.problems.length > 0, 'silence about a source that gave nothing');
};

testSuite('parsing never fails, and never points outside', (test) => {
  const inputs: Readonly<Record<string, fc.Arbitrary<string | Uint8Array>>> = {
    'any bytes': fc.uint8Array(),
    'any text': fc.string({ unit: 'binary' }),
    'pieces of JSON and YAML': pieces,
    'mutated JSON': mutated(json),
    'mutated YAML': mutated(yaml),
    'lines of JSON, mutated': mutated(fc.array(json, { minLength: 2, maxLength: 5 }).map((lines) => lines.join('\n'))),
  };
  for (const [title, content] of Object.entries(inputs)) {
    test(title, () => fc.assert(fc.asyncProperty(name, content, check), { numRuns: 300 }));
  }

  test('what JSON.stringify writes is read back', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.nat(3), async (value, indent) => {
        const { documents } = await parsed('a.json', JSON.stringify(value, null, indent));
        assert.equal(
          documents.map((document) => document.value),
          [JSON.parse(JSON.stringify(value))],
        );
      }),
    ));
});
