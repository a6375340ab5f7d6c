import * as fc from 'fast-check';
import ignore from 'ignore';
import { posix } from 'node:path';
import * as assert from 'uvu/assert';
import { rebasePaths, rebasePatterns } from '../../src/config/rebase.ts';
import { testSuite } from '../harness.ts';

const patterns: readonly (readonly [pattern: string, from: string, to: string, expected: readonly string[]])[] = [
  ['old', '/r', '/r', ['old']],
  ['old', '/r', '/r/iam', ['/**/old']],
  ['iam', '/r', '/r/iam', ['/**', '/**/iam']],
  ['/old', '/r', '/r/iam', []],
  ['iam/old', '/r', '/r/iam', ['/old']],
  ['/iam/old/', '/r', '/r/iam', ['/old/']],
  ['iam/', '/r', '/r/iam', ['/**', '/**/iam/']],
  ['*/old', '/r', '/r/iam', ['/old']],
  ['i*/x/**', '/r', '/r/iam', ['/x/**']],
  ['net/old', '/r', '/r/iam', []],
  ['**/x/old', '/r', '/r/x', ['/old', '/**/x/old']],
  ['!iam/old', '/r', '/r/iam', ['!/old']],
  ['a/b/c', '/r', '/r/a/b', ['/c']],
  ['old', '/r/conf', '/r', ['/conf/**/old']],
  ['/old', '/r/conf', '/r', ['/conf/old']],
  ['!a/old/', '/r/conf', '/r', ['!/conf/a/old/']],
  ['old', '/r/conf', '/r/iam', []],
];

const paths: readonly (readonly [path: string, from: string, to: string, expected: string])[] = [
  ['a', '/r', '/r', 'a'],
  ['a/*.json', '/r', '/r/iam/x', '../../a/*.json'],
  ['!a', '/r', '/r/iam', '!../a'],
  ['a', '/r/conf', '/r', 'conf/a'],
  ['a', '/r/conf', '/r/iam', '../conf/a'],
  ['/abs/a', '/r', '/r/iam', '/abs/a'],
];

const name = fc.constantFrom('a', 'b', 'c');
const filePath = fc.array(name, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
const pattern = fc
  .tuple(
    fc.constantFrom('', '/'),
    fc.array(fc.constantFrom('a', 'b', 'c', '*', '**', '?'), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '/'),
  )
  .map(([start, segments, end]) => `${start}${segments.join('/')}${end}`);

testSuite('config/rebase', (test) => {
  for (const [written, from, to, expected] of patterns) {
    test(`the pattern \`${written}\` of ${from} in ${to}`, () =>
      assert.equal(rebasePatterns([written], from, to), expected));
  }

  for (const [written, from, to, expected] of paths) {
    test(`the path \`${written}\` of ${from} in ${to}`, () =>
      assert.equal(rebasePaths([written], from, to), [expected]));
  }

  test('a rebased pattern ignores the same files', () =>
    fc.assert(
      fc.property(pattern, filePath, filePath, (written, below, file) => {
        const whole = ignore().add(written).ignores(posix.join(below, file));
        assert.is(
          ignore()
            .add([...rebasePatterns([written], '/r', `/r/${below}`)])
            .ignores(file),
          whole,
        );
      }),
      { numRuns: 2000 },
    ));

  test('a pattern rebased upward ignores the same files', () =>
    fc.assert(
      fc.property(pattern, filePath, filePath, (written, below, file) => {
        const whole = ignore().add(written).ignores(file);
        const rebased = rebasePatterns([written], `/r/${below}`, '/r');
        assert.is(
          ignore()
            .add([...rebased])
            .ignores(posix.join(below, file)),
          whole,
        );
      }),
      { numRuns: 2000 },
    ));
});
