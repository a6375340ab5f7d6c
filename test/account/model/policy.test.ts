import * as assert from 'uvu/assert';
import { knows } from '../../../src/account/model/knowledge.ts';
import { plainAttribute } from '../../../src/account/model/policy.ts';
import { isUnknown, unknown } from '../../../src/source/unknown.ts';
import { all, knowing, only, target, type Given } from '../../access/decide/build.ts';
import { testSuite } from '../../harness.ts';

testSuite('a plain attribute of a target', (test) => {
  const is = (title: string, given: Given, expected: string | undefined): void =>
    test(title, () => assert.is(plainAttribute(target({ region: given }), 'region'), expected));
  is('one text under equals', 'us-south', 'us-south');
  is('a pattern', { match: 'us-*' }, undefined);
  is('any value', { exists: true }, undefined);
  is('one of several', { anyOf: ['us-south'] }, undefined);
  is('a value nobody knows', unknown('set by a variable'), undefined);
  test('of another name', () => assert.is(plainAttribute(target({ region: 'us-south' }), 'resource'), undefined));
  test('of a target nobody knows', () => assert.is(plainAttribute(unknown('set by a variable'), 'region'), undefined));
});

testSuite('what is known completely', (test) => {
  test('everything is known of everybody', () => {
    assert.is(knows(knowing({ policies: all }), 'policies'), true);
    assert.is(knows(knowing({ policies: all }), 'policies', 'a'), true);
  });
  test('of one it is known of that one', () => {
    assert.is(knows(knowing({ policies: only('a') }), 'policies', 'a'), true);
    assert.is(knows(knowing({ policies: only('a') }), 'policies', 'b'), false);
    assert.is(knows(knowing({ policies: only('a') }), 'policies'), false);
  });
});

testSuite('a value that may be unknown', (test) => {
  test('is distinguished from all others', () => {
    assert.is(isUnknown(unknown('why')), true);
    for (const value of [undefined, null, '', 'unknown', 0, [], {}, { known: 1 }]) assert.is(isUnknown(value), false);
  });
});
