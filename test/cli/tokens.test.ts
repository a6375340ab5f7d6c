import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { flags } from '../../src/cli/flags.ts';
import { tokensOf } from '../../src/cli/tokens.ts';
import { testSuite } from '../harness.ts';

const options = Object.fromEntries(
  flags.map(({ name, short, kind }) => [
    name,
    { type: kind === 'value' ? ('string' as const) : ('boolean' as const), ...(short && { short }) },
  ]),
);

/** The same by Node's own function. */
const byNode = (argv: readonly string[]): ReturnType<typeof tokensOf> => {
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? Infinity;
  return {
    words: tokens
      .filter((token) => token.kind === 'positional')
      .map(({ index, value }) => ({ index, value, literal: index > end })),
    marks: tokens
      .filter((token) => token.kind === 'option')
      .map(({ index, name, rawName, value, inlineValue }) => ({ index, name, rawName, value, inlineValue })),
  };
};

const table: readonly (readonly string[])[] = [
  [],
  ['lint', 'a.json', '-'],
  ['--format', 'json', '--format=json=out', '--format'],
  ['--format=', '--quiet=yes', '--unknown', 'word', '--unknown=1'],
  ['-f', 'json', '-fjson', '-qf', 'json', '-qfjson', '-qh', '-z', '-f'],
  ['--', '--format', '-q', 'a'],
  ['-f', '--', '--', '--'],
  ['', '-', '---', '--a'],
];

const plain = ({ words, marks }: ReturnType<typeof tokensOf>): unknown => ({
  words,
  marks: marks.map(({ index, name, rawName, value, inlineValue }) => ({ index, name, rawName, value, inlineValue })),
});

testSuite('tokens of a command line', (test) => {
  for (const argv of table) {
    test(`as Node reads them: ${argv.join(' ')}`, () => assert.equal(plain(tokensOf(argv)), plain(byNode(argv))));
  }

  test('as Node reads them, whatever they are', () => {
    const name = fc.constantFrom(...flags.map((flag) => flag.name), 'other');
    const shorts = fc.stringMatching(/^[fqrochvxyz]{1,4}$/);
    const word = fc.oneof(
      fc.constantFrom('', '-', '--', 'lint', 'a/b.json', '---', 'x=y'),
      name.map((one) => `--${one}`),
      fc.tuple(name, fc.string()).map(([one, value]) => `--${one}=${value}`),
      shorts.map((one) => `-${one}`),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (argv) => assert.equal(plain(tokensOf(argv)), plain(byNode(argv)))),
    );
  });
});
