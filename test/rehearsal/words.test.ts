import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { shell } from '../../src/snippet/snippet.ts';
import { testSuite } from '../harness.ts';
import { fakeCli } from '../snippet/fake-cli.ts';
import { shellCommands } from './words.ts';

const commands: readonly (readonly [text: string, words: readonly (readonly string[])[]])[] = [
  ['ibmcloud iam x', [['iam', 'x']]],
  ['ibmcloud \'a b\' "c d" e\\ f', [['a b', 'c d', 'e f']]],
  ["ibmcloud it\\''s' $'a\\x27b\\n' '$x'", [["it's", "a'b\n", '$x']]],
  ['ibmcloud a # b\nibmcloud c; ibmcloud d', [['a'], ['c'], ['d']]],
  ['ibmcloud a \\\n  b', [['a', 'b']]],
  ['ibmcloud "a\\"b\\\\c"', [['a"b\\c']]],
  ["ibmcloud $'\\xc3\\xa9\\xe6\\x97\\xa5'", [['é日']]],
];

testSuite('the splitter of shell words', (test, afterAll) => {
  const { pasted, remove } = fakeCli();

  for (const [text, words] of commands) {
    test(`splits as bash does: ${JSON.stringify(text)}`, () => {
      assert.equal(
        shellCommands(text).map((command) => command.words.slice(1)),
        words,
      );
      assert.equal(pasted(text), words);
    });
  }

  test('tells where output goes', () => {
    assert.equal(shellCommands("a b > 'c d.json'"), [{ words: ['a', 'b'], output: 'c d.json' }]);
  });

  for (const text of ['a | b', 'a `b`', 'a & b', "a 'b", 'a "b', 'a $(b)', 'a < b']) {
    test(`refuses ${text}`, () => assert.throws(() => shellCommands(text)));
  }

  test('reads what snippets quote, as bash does', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter((text) => !/[\0\p{Cs}]/u.test(text));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), (names) => {
        const { text } = shell`ibmcloud x ${names} end`;
        assert.equal(
          shellCommands(text).map(({ words }) => words.slice(1)),
          pasted(text),
        );
      }),
      { numRuns: 60 },
    );
  });

  afterAll(remove);
});
