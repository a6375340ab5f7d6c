import * as assert from 'uvu/assert';
import { durationText, limitIn } from '../../src/rule-api/durations.ts';
import { testSuite } from '../harness.ts';

testSuite('durations', (test) => {
  const texts: readonly (readonly [seconds: number, text: string])[] = [
    [0, '0 seconds'],
    [1, '1 second'],
    [90, '90 seconds'],
    [60, '1 minute'],
    [5400, '90 minutes'],
    [3600, '1 hour'],
    [129_600, '36 hours'],
    [86_400, '1 day'],
    [7_776_000, '90 days'],
  ];
  for (const [seconds, text] of texts) {
    test(`${seconds} are ${text}`, () => assert.is(durationText(seconds), text));
  }

  test('an option that is no length of time counts as the usual one', () => {
    assert.equal([limitIn('2h', '1d'), limitIn(undefined, '1d'), limitIn('soon', '1d')], [7200, 86_400, 86_400]);
  });
});
