import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { clip, excerptOf, type Excerpt } from '../../../src/output/locate/excerpt.ts';
import { cpuTime } from '../../cpu-time.ts';
import { testSuite } from '../../harness.ts';

/** The excerpt as a text, with the marked part between `»` and `«`. */
const shown = (excerpt: Excerpt | undefined): string | undefined =>
  excerpt &&
  `${excerpt.text.slice(0, excerpt.start)}»${excerpt.text.slice(excerpt.start, excerpt.start + excerpt.length)}«${excerpt.text.slice(excerpt.start + excerpt.length)}`;

/** The excerpt for the range between `»` and `«` in a text. */
const excerpt = (marked: string): string | undefined => {
  const start = marked.indexOf('»');
  const end = marked.indexOf('«') - 1;
  return shown(excerptOf(marked.replace(/[»«]/g, ''), { start, end }));
};

const key = 'aZ3kP0qRt5uV7wX9yB1cD2eF4gH6iJ8lM0nO2pQsT4vW';
const long = 'k'.repeat(30);

const cases: readonly (readonly [title: string, marked: string, expected: string | undefined])[] = [
  ['a value on its line, without indentation', 'a:\n    b: »c« # why\nd:', 'b: »c« # why'],
  ['the first line of a value of several', 'a:\n  - »b: 1\n    c: 2«\n', '- »b: 1«'],
  ['lines that end with CRLF', 'a: »b«\r\nc', 'a: »b«'],
  [
    'an object that opens on its line',
    '{\n  "a": »{\n    "id": "p-1",\n    "x": 2\n  }«\n}',
    '"a": »{ "id": "p-1", "x": 2 }«',
  ],
  ['tabs', '\t{\t"a":\t»1« }', '{ "a": »1« }'],
  ['a place where something is missing', 'a: »«', 'a: »«'],
  ['a blank line', 'a\n»\n«b', undefined],
  ['the whole of a text', '»«{}', undefined],
  ['what cannot be seen', 'a: »b\x1b[31m\u202ec«\u200b', 'a: »b\\x1b[31m\\u{202e}c«\\u{200b}'],
  ['a secret that is marked', `{"apikey": »"${key}"«}`, '{"apikey": »"********"«}'],
  ['a secret beside', `»a«: { api_key: ${key} }`, '»a«: { api_key: ******** }'],
  ['a secret across the bounds of the mark', `x »${key.slice(0, 20)}«${key.slice(20)}`, 'x »********«********'],
];

testSuite('locate/excerpt', (test) => {
  for (const [title, marked, expected] of cases) test(title, () => assert.is(excerpt(marked), expected));

  test('a minified line is cut around the place', () => {
    const line = `{"a":"${`${long} `.repeat(40)}","b":»"here"«,"c":"${`${long} `.repeat(40)}"}`;
    const cut = excerpt(line) ?? '';
    assert.match(cut, /^….{32,40}»"here"«,"c":"k+ .*…$/);
    assert.is(cut.length, 162);
  });

  test('a minified export of 100 MB costs no more than a small one', () => {
    const text = '{"id":"x"},'.repeat(9_000_000);
    const start = cpuTime();
    for (let nth = 0; nth < 200; nth += 1) excerptOf(text, { start: 50_000_000 + nth, end: 50_000_010 + nth });
    assert.ok(cpuTime() - start < 1000);
  });

  test('half a token at the edge of what is looked at is not shown', () => {
    const token = `eyJ${'aB3-'.repeat(400)}`;
    const text = `{"x":"${token}","y":1}`;
    const start = text.indexOf('"y"');
    assert.is(shown(excerptOf(text, { start, end: start + 3 })), '",»"y"«:1}');
  });

  test('what is clipped keeps its mark', () => {
    assert.equal(clip({ text: 'abc', start: 1, length: 1 }, 3), { text: 'abc', start: 1, length: 1 });
    assert.equal(clip({ text: 'abcdefghij', start: 0, length: 9 }, 6), { text: 'abcde…', start: 0, length: 5 });
    assert.equal(clip({ text: 'abcdefghij', start: 8, length: 2 }, 6), { text: '…fghij', start: 4, length: 2 });
    assert.equal(clip({ text: 'abcdefghij', start: 5, length: 1 }, 6), { text: '…efgh…', start: 2, length: 1 });
  });

  test('any range of any text gives one line that holds its mark', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('{', '  ', key, 'k'.repeat(300), '##['),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.nat(), fc.nat(), (lines, from, length) => {
        const text = lines.join('\n');
        const start = from % (text.length + 1);
        const end = Math.min(text.length, start + (length % 200));
        const found = excerptOf(text, { start, end });
        if (found === undefined) return;
        assert.not.match(found.text, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        assert.ok(found.text.length <= 160);
        assert.ok(found.start >= 0 && found.length >= 0 && found.start + found.length <= found.text.length);
        assert.not.ok(found.text.includes(key));
      }),
    );
  });
});
