import * as assert from 'uvu/assert';
import { runScript } from '../../scripts/run-process.ts';
import { testSuite } from '../harness.ts';
import { outcomeOf } from '../runner/outcome.ts';

testSuite('the test runner', (test) => {
  test('counts the tests of all suites', () => {
    const outcome = outcomeOf([
      [true, 2, 0, 2],
      ['the second suite went wrong', 1, 0, 3],
    ]);
    assert.equal(outcome, { passed: 3, failed: 2, report: 'the second suite went wrong' });
  });

  test('fails a file that defines no suite', () => {
    assert.equal(outcomeOf([]), { passed: 0, failed: 1, report: 'calls no `testSuite`' });
  });

  test('fails a suite without a test', () => {
    assert.equal(outcomeOf([[true, 0, 0, 0]]), { passed: 0, failed: 1, report: 'a suite holds no test' });
  });

  test('fails a skipped test', () => {
    assert.equal(outcomeOf([[true, 1, 1, 1]]), { passed: 1, failed: 1, report: '1 of its tests are skipped' });
  });

  test('fails a run that finds no file', async () => {
    const { code, output } = await runScript('test/run.ts', 'no-such-test');
    assert.is(output, 'no test file has `no-such-test` in its path\n0 passed, 1 failed\n');
    assert.is(code, 1);
  });

  test('refuses an empty suite', () => {
    assert.throws(() => testSuite('nothing', () => {}), 'the suite `nothing` holds no test');
  });
});
