import * as assert from 'uvu/assert';
import { createStopwatch, unmeasured } from '../../src/check/stopwatch.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { lint } from '../../src/lint.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { testSuite } from '../harness.ts';

/** A clock that is a millisecond further each time it is looked at. */
const ticking = (): (() => number) => {
  let time = 0;
  return () => (time += 1);
};

testSuite('check/stopwatch', (test) => {
  test('adds up what the parts take, in the order in which they began', async () => {
    const { measure, took } = createStopwatch(ticking());
    assert.is(
      measure('a', () => 'answer'),
      'answer',
    );
    assert.is(await measure('b', async () => 5), 5);
    measure('a', () => undefined);
    assert.equal(
      [...took()],
      [
        ['a', 2],
        ['b', 1],
      ],
    );
  });

  test('a part within another counts to both', () => {
    const { measure, took } = createStopwatch(ticking());
    measure('outer', () => measure('inner', () => undefined));
    assert.equal(
      [...took()],
      [
        ['outer', 3],
        ['inner', 1],
      ],
    );
  });

  test('what throws is thrown on', async () => {
    const { measure } = createStopwatch(ticking());
    const fail = (): never => {
      throw new Error('no');
    };
    assert.throws(() => measure('a', fail), 'no');
    const rejected = measure('b', () => Promise.reject(new Error('never')));
    assert.is(await rejected.catch(({ message }: Error) => message), 'never');
  });

  test('without a clock the work is done all the same', () => {
    assert.is(
      unmeasured.measure('a', () => 1),
      1,
    );
    assert.is(unmeasured.took().size, 0);
  });

  test('a run says what its stages and rules took, if it has a clock', async () => {
    const rules = [
      defineRule({
        id: 'silent-rule',
        category: 'access',
        preset: 'recommended',
        severity: 'info',
        summary: 'never',
        messages: {},
        check: () => [],
      }),
    ];
    const request = {
      paths: ['test/cases/good/account-snapshot'],
      cwd: process.cwd(),
      config: defaultConfig(rules),
      rules,
      now: new Date('2026-11-01'),
      strict: false,
      allowOutside: false,
    };
    const { timing } = await lint({ ...request, clock: ticking() });
    assert.equal([...(timing?.rules.keys() ?? [])], ['(sort policies)', 'silent-rule']);
    assert.equal(
      [...(timing?.stages.keys() ?? [])],
      ['discover', 'read', 'parse', 'redact', 'recognise', 'validate', 'normalise', 'check', 'suppress', 'locate'],
    );
    assert.is((await lint(request)).timing, undefined);
  });
});
