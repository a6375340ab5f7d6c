import * as assert from 'uvu/assert';
import { listNames, listTexts } from '../../src/source/list-names.ts';
import { testSuite } from '../harness.ts';

testSuite('names in a row', (test) => {
  const lists = (names: readonly string[], text: string): void =>
    test(`${names.length}`, () => assert.is(listNames(names), text));
  lists([], '');
  lists(['a'], '`a`');
  lists(['a', 'b'], '`a` and `b`');
  lists(['a', 'b', 'c'], '`a`, `b` and `c`');

  test('a choice', () => assert.is(listNames(['a', 'b'], 'or'), '`a` or `b`'));
  test('texts as they are', () => assert.is(listTexts(['a list', 'a text'], 'or'), 'a list or a text'));
});
