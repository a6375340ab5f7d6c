import * as assert from 'uvu/assert';
import { accessTestFaults } from '../../../src/input/validate/access-test-faults.ts';
import type { JsonObject } from '../../../src/source/json.ts';
import { testSuite } from '../../harness.ts';

const faultsIn = (test: JsonObject): readonly string[] =>
  accessTestFaults({ kind: 'AccessTest', version: 1, ...test }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

const cases: readonly (readonly [what: string, expectation: JsonObject, fault: string | undefined])[] = [
  ['a subject that can', { subject: 'a', can: 'x' }, undefined],
  ['several that cannot', { subject: ['a', 'b'], cannot: ['x'] }, undefined],
  ['nobody but some', { nobody_but: [], can: 'x' }, undefined],
  ['a parameter', { subject: '${who}', can: 'x' }, undefined],
  ['nobody at all', { can: 'x' }, 'about a `subject` or about `nobody_but`'],
  ['both of them', { subject: 'a', nobody_but: ['a'], can: 'x' }, 'not about both'],
  ['neither can nor cannot', { subject: 'a' }, 'one of both'],
  ['can and cannot', { subject: 'a', can: 'x', cannot: 'y' }, 'one of both'],
  ['nobody but some cannot', { nobody_but: ['a'], cannot: 'x' }, 'has no `cannot`'],
  ['a slip in a parameter', { subject: '${wo}', can: 'x' }, 'did you mean `${who}`?'],
  ['a parameter that is not there', { subject: 'a', can: 'x', on: ['${region}'] }, 'it has `who`'],
  ['half a fact', { subject: 'a', can: 'x', given: [{ subject: 'a' }] }, 'is one of these'],
  [
    'two facts in one',
    { subject: 'a', can: 'x', given: [{ complete: ['members'], policy: 'p', is: 'active' }] },
    'is one',
  ],
];

testSuite('what goes together in an access test', (test) => {
  for (const [what, expectation, fault] of cases) {
    test(what, () => {
      const [first, ...more] = faultsIn({ parameters: { who: 'a' }, expect: [expectation] });
      assert.equal(more, []);
      assert.ok(fault === undefined ? first === undefined : first?.includes(fault), first);
      if (first !== undefined) assert.ok(first.startsWith('expect.0'), first);
    });
  }

  test('facts of the document', () => {
    assert.equal(faultsIn({ given: [{ in: 'admins' }], expect: [] }), [
      'given.0: a fact that is given is one of these: `subject` and `in`, `policy` and `is: active`, or `complete`',
    ]);
  });
});
