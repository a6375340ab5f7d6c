import * as assert from 'uvu/assert';
import { bound } from '../../src/finding/bound.ts';
import { diagnostic } from '../../src/finding/diagnostic.ts';
import { testSuite } from '../harness.ts';

const wrong = (index: number) =>
  diagnostic('schema-error', { document: { source: 'a.ndjson', index }, path: [] }, `wrong ${index}`, {
    help: 'mend it',
  });

const many = (count: number) => Array.from({ length: count }, (_, index) => wrong(index));

testSuite('finding/bound', (test) => {
  test('50 findings stay as they are', () => {
    assert.equal(bound(many(50)), many(50));
  });
  test('of more, the first 50 stay, and the last says how many are left out and where the next is', () => {
    const bounded = bound(many(100_000));
    assert.equal(bounded.slice(0, 50), many(50));
    assert.equal(bounded.slice(50), [
      {
        ...wrong(50),
        message: '99950 more findings of `schema-error` in this file are not shown: fix the first ones, and lint again',
        help: undefined,
      },
    ]);
  });
  test('each rule is counted for itself', () => {
    const other = diagnostic('plaintext-api-key', wrong(0).place, 'a key in plain text');
    assert.equal(bound([...many(60), other]).length, 52);
    assert.ok(bound([...many(60), other]).includes(other));
  });
});
