import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { holdsWildcard, matchesEverything, matchesPattern } from '../../../src/access/decide/wildcard.ts';
import { cpuTime } from '../../cpu-time.ts';
import { testSuite } from '../../harness.ts';

testSuite('a pattern of stringMatch', (test) => {
  const matches = (title: string, pattern: string, text: string, expected: boolean): void =>
    test(`${title}: \`${pattern}\` and \`${text}\``, () => assert.is(matchesPattern(pattern, text), expected));

  matches('plain text meets itself', 'prod', 'prod', true);
  matches('plain text is met as a whole', 'prod', 'production', false);
  matches('plain text is met from the start', 'prod', 'my-prod', false);
  matches('case counts', 'Prod*', 'production', false);
  matches('a run may be empty', 'prod*', 'prod', true);
  matches('a run may be long', 'prod*', 'production/eu', true);
  matches('a run may stand in front', '*prod', 'my-prod', true);
  matches('runs may stand on both sides', '*-prod-*', 'a-prod-b', true);
  matches('a run goes on where a first end misfits', '*ab', 'abab-ab', true);
  matches('an end is not met twice', 'ab*ab', 'ab', false);
  matches('two runs are as one', 'a**b', 'ab', true);
  matches('a mark is one character', 'i-?', 'i-1', true);
  matches('a mark is not none', 'i-?', 'i-', false);
  matches('a mark is not two', 'i-?', 'i-12', false);
  matches('a run and a mark ask for one at least', '*?', '', false);
  matches('a literal star is a star', 'a{{*}}b', 'a*b', true);
  matches('a literal star is no run', 'a{{*}}b', 'axyzb', false);
  matches('a literal mark is a mark', '{{?}}', '?', true);
  matches('a literal mark is not any character', '{{?}}', 'x', false);
  matches('a literal beside a run', '{{*}}*', '*anything', true);
  matches('braces around anything else are themselves', '{{x}}', '{{x}}', true);
  matches('a single brace is itself', 'a{*', 'a{b', true);
  matches('an unfinished literal holds a run', '{{*}', '{{anything}', true);
  matches('what means something in a regular expression does not here', 'a.c+[x]', 'abc+[x]', false);
  matches('a dot is a dot', 'a.c', 'a.c', true);
  matches('line breaks are characters', 'a*b', 'a\n\nb', true);
  matches('the empty pattern meets the empty text', '', '', true);
  matches('the empty pattern meets nothing else', '', 'a', false);

  test('a pattern made to blow up takes no time', () => {
    const started = cpuTime();
    assert.is(matchesPattern('*a'.repeat(500) + 'b', 'a'.repeat(20_000)), false);
    assert.is(matchesPattern('a*'.repeat(500) + 'b', 'a'.repeat(20_000)), false);
    assert.is(matchesPattern('?*'.repeat(500), 'a'.repeat(20_000)), true);
    assert.ok(cpuTime() - started < 2_000);
  });

  test('any pattern and text get the answer a regular expression gives', () => {
    const piece = fc.constantFrom('a', 'b', '*', '?', '{{*}}', '{{?}}', '{', '.');
    const text = fc.array(fc.constantFrom('a', 'b', '*', '?', '{', '.'), { maxLength: 8 });
    const asRegExp = (pieces: readonly string[]): RegExp =>
      new RegExp(
        `^${pieces
          .map((one) => ({ '*': '.*', '?': '.', '{{*}}': '\\*', '{{?}}': '\\?', '{': '\\{', '.': '\\.' })[one] ?? one)
          .join('')}$`,
      );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), text, (pieces, letters) => {
        // Two braces in a row would begin a literal.
        fc.pre(!/\{\{(?![*?]\}\})/.test(pieces.join('')) && !pieces.join('').includes('{{{'));
        assert.is(matchesPattern(pieces.join(''), letters.join('')), asRegExp(pieces).test(letters.join('')));
      }),
      { numRuns: 2_000, includeErrorInReport: true },
    );
  });
});

testSuite('a text with wildcards', (test) => {
  const holds = (text: string, wildcard: boolean, everything: boolean): void =>
    test(`\`${text}\``, () => {
      assert.is(holdsWildcard(text), wildcard);
      assert.is(matchesEverything(text), everything);
    });
  holds('*', true, true);
  holds('**', true, true);
  holds('a*', true, false);
  holds('*a', true, false);
  holds('?', true, false);
  holds('{{*}}', false, false);
  holds('{{*}}*', true, false);
  holds('plain', false, false);
  holds('', false, false);
});
