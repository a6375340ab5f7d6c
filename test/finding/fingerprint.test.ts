import * as assert from 'uvu/assert';
import { fingerprints } from '../../src/finding/fingerprint.ts';
import { testSuite } from '../harness.ts';

const one = { rule: 'r', file: 'a.json', message: 'm' };

testSuite('finding/fingerprint', (test) => {
  test('16 hexadecimal digits, the same in every run and version', () => {
    assert.equal(fingerprints([one]), ['6ef0c22ef57635c4']);
  });

  test('rule, file and message each make another finding', () => {
    const others = [one, { ...one, rule: 's' }, { ...one, file: 'b.json' }, { ...one, message: 'n' }];
    assert.is(new Set(fingerprints(others)).size, 4);
  });

  test('parts do not run into each other', () => {
    assert.is(
      new Set(
        fingerprints([
          { ...one, rule: 'ra', file: 'b' },
          { ...one, rule: 'r', file: 'ab' },
        ]),
      ).size,
      2,
    );
  });

  test('repeats are distinguished by their number, which a further one leaves as it was', () => {
    const [first, second] = fingerprints([one, one]);
    assert.is.not(first, second);
    assert.equal(fingerprints([one, one, one]).slice(0, 2), [first, second]);
  });
});
