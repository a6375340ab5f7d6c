import * as assert from 'uvu/assert';
import { fingerprints } from '../../src/finding/fingerprint.ts';
import { testSuite } from '../harness.ts';

const one = { rule: 'r', object: ['policy', 'p-1'], variant: ['found', 'role=Viewer'] };

testSuite('finding/fingerprint', (test) => {
  test('16 hexadecimal digits, the same in every run and version', () => {
    assert.equal(fingerprints([one]), ['cf2ac90370695fef']);
  });

  test('rule, object and variant each make another finding', () => {
    const others = [one, { ...one, rule: 's' }, { ...one, object: ['policy', 'p-2'] }, { ...one, variant: ['other'] }];
    assert.is(new Set(fingerprints(others)).size, 4);
  });

  test('parts do not run into each other', () => {
    const runs = [
      { rule: 'r', object: ['a', 'b'], variant: [] },
      { rule: 'r', object: ['a'], variant: ['b'] },
      { rule: 'ra', object: ['b'], variant: [] },
    ];
    assert.is(new Set(fingerprints(runs)).size, 3);
  });

  test('repeats are distinguished by their number, which a further one leaves as it was', () => {
    const [first, second] = fingerprints([one, one]);
    assert.is.not(first, second);
    assert.equal(fingerprints([one, one, one]).slice(0, 2), [first, second]);
  });
});
