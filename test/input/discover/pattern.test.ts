import * as assert from 'uvu/assert';
import { isCostly, isGlob, withoutBraces } from '../../../src/input/discover/pattern.ts';
import { testSuite } from '../../harness.ts';

const braces: Readonly<Record<string, readonly string[]>> = {
  'a.json': ['a.json'],
  '*.{json,yaml}': ['*.json', '*.yaml'],
  '{a,b}/{c,d}': ['a/c', 'a/d', 'b/c', 'b/d'],
  '{a,{b,c}}': ['a', 'b', 'a', 'c'],
  '{a}': ['{a}'],
  '{a': ['{a'],
};

testSuite('patterns', (test) => {
  for (const [pattern, expected] of Object.entries(braces)) {
    test(`the braces of ${pattern}`, () => assert.equal(withoutBraces(pattern), expected));
  }
  test('what is a glob', () => {
    for (const path of ['*.json', 'a?', '[a].json', '{a,b}', '!a', '+(a)', '@(a)']) assert.ok(isGlob(path), path);
    for (const path of ['a.json', '../a b/c-d_e.json', 'a@b', 'a!b', '(a)', '-']) assert.not(isGlob(path), path);
  });
  test('what would take too long', () => {
    for (const pattern of ['*a*a*a*b', '{a,b}'.repeat(10), '{1..9}{a,b}', '**/'.repeat(5), 'a'.repeat(1001)]) {
      assert.ok(isCostly(pattern), pattern);
    }
    for (const pattern of ['exports/**/*.json', '*.{json,yaml,yml,ndjson}', '{1..9}.json', '*-*-*.json', '**/a/**']) {
      assert.not(isCostly(pattern), pattern);
    }
  });
});
