import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { Finding } from '../../../src/finding/finding.ts';
import { locate } from '../../../src/output/locate/locate.ts';
import type { Path, Place } from '../../../src/source/place.ts';
import { testSuite } from '../../harness.ts';
import { fakeParsed } from './fake-parsed.ts';

const at = (source: string, ...path: Path): Place => ({ document: { source, index: 0 }, path });

const finding = (where: Place, more: Partial<Finding> = {}): Finding => ({
  rule: 'some-rule',
  category: 'policy',
  severity: 'error',
  confidence: 'high',
  message: 'm',
  place: where,
  related: [],
  help: undefined,
  repairs: [],
  ...more,
});

const setup = fakeParsed(
  'b.yaml',
  'engine:\n  mode: [[engine/mode|api_key]]\r\n  list:\n    - [[list/0|é日\n      b]]\n',
);
const parsed = new Map([['b.yaml', setup]]);

testSuite('locate/locate', (test) => {
  test('a value: line, column, end, pointer, excerpt', () => {
    assert.equal(locate([finding(at('b.yaml', 'engine', 'mode'))], parsed)[0]?.location, {
      file: 'b.yaml',
      line: 2,
      column: 9,
      endLine: 2,
      endColumn: 16,
      pointer: '/engine/mode',
      excerpt: { text: 'mode: api_key', start: 6, length: 7 },
    });
  });

  test('a value of several lines: its true end, and its first line marked', () => {
    const [first] = locate([finding(at('b.yaml', 'list', 0))], parsed);
    assert.is(first?.location.endLine, 5);
    assert.is(first?.location.endColumn, 8);
    assert.equal(first?.location.excerpt, { text: '- é日', start: 2, length: 2 });
  });

  test('keys with `/` and `~` in the pointer, and the document itself', () => {
    const [first, second] = locate(
      [finding(at('b.yaml')), finding(at('b.yaml', 'a/b', '~', 3), { message: 'n' })],
      parsed,
    );
    assert.is(first?.location.pointer, '');
    assert.is(second?.location.pointer, '/a~1b/~0/3');
  });

  test('a spot, cut to the text', () => {
    const [first, second] = locate(
      [
        finding({ source: 'b.yaml', range: { start: 10, end: 14 } }),
        finding({ source: 'b.yaml', range: { start: 900, end: 950 } }),
      ],
      parsed,
    );
    assert.equal([first?.location.line, first?.location.column, first?.location.pointer], [2, 3, undefined]);
    assert.equal([second?.location.line, second?.location.column, second?.location.excerpt], [6, 1, undefined]);
  });

  test('a source that could not be read: its start', () => {
    assert.equal(locate([finding({ source: 'gone.json', range: { start: 5, end: 9 } })], parsed)[0]?.location, {
      file: 'gone.json',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      pointer: undefined,
      excerpt: undefined,
    });
  });

  test('related places are located, without excerpt, and all of a source in one pass', () => {
    const source = fakeParsed('c.json', '{ "a": [[a|1]],\n "b": [[b|2]] }');
    const related = [
      { place: at('c.json', 'b'), note: 'here' },
      { place: at('b.yaml', 'engine', 'mode'), note: 'there' },
    ];
    const [first] = locate(
      [finding(at('c.json', 'a'), { related }), finding(at('c.json', 'b'), { message: 'n' })],
      new Map([...parsed, ['c.json', source]]),
    );
    assert.equal(
      first?.related.map(({ location, note }) => [
        location.file,
        location.line,
        location.column,
        location.excerpt,
        note,
      ]),
      [
        ['c.json', 2, 7, undefined, 'here'],
        ['b.yaml', 2, 9, undefined, 'there'],
      ],
    );
    assert.equal(source.asked, [3]);
  });

  const ordered = [
    finding(at('a.yaml')),
    finding({ source: 'b.yaml', range: { start: 0, end: 1 } }, { rule: 'a' }),
    finding({ source: 'b.yaml', range: { start: 0, end: 1 } }, { rule: 'b', message: 'a' }),
    finding({ source: 'b.yaml', range: { start: 0, end: 1 } }, { rule: 'b', message: 'b' }),
    finding({ source: 'b.yaml', range: { start: 1, end: 1 } }, { rule: 'a' }),
    finding(at('b.yaml', 'engine', 'mode'), { rule: 'a' }),
  ];

  test('the order is total, and each finding is there once, whatever the order they came in', () => {
    const expected = locate(ordered, parsed);
    assert.equal(
      expected.map(({ rule, message, location }) => [location.file, location.line, location.column, rule, message]),
      [
        ['a.yaml', 1, 1, 'some-rule', 'm'],
        ['b.yaml', 1, 1, 'a', 'm'],
        ['b.yaml', 1, 1, 'b', 'a'],
        ['b.yaml', 1, 1, 'b', 'b'],
        ['b.yaml', 1, 2, 'a', 'm'],
        ['b.yaml', 2, 9, 'a', 'm'],
      ],
    );
    fc.assert(
      fc.property(fc.shuffledSubarray([...ordered, ...ordered], { minLength: 12, maxLength: 12 }), (shuffled) => {
        assert.equal(locate(shuffled, parsed), expected);
      }),
    );
  });

  test('what it was given stays as it was', () => {
    const given = ordered.toReversed();
    locate(given, parsed);
    assert.equal(given, ordered.toReversed());
  });
});
