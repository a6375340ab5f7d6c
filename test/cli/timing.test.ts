import * as assert from 'uvu/assert';
import { timingText } from '../../src/cli/timing.ts';
import type { LintResult, LintRequest } from '../../src/lint.ts';
import { testSuite } from '../harness.ts';
import { command, reportOf } from './command.ts';

const timing = {
  stages: new Map([
    ['read', 1],
    ['check', 20],
  ]),
  rules: new Map([
    ['quick-rule', 0.04],
    ['slow-rule', 15],
    ['another-quick-rule', 0.04],
  ]),
};

testSuite('cli/timing', (test) => {
  test('stages in their order, rules the slowest first, shares of the whole', () => {
    assert.is(
      timingText(timing, 40),
      `
STAGE    MS    SHARE
read    1.0    2.5 %
check  20.0   50.0 %
other  19.0   47.5 %
all    40.0  100.0 %

RULE                  MS   SHARE
slow-rule           15.0  37.5 %
another-quick-rule   0.0   0.1 %
quick-rule           0.0   0.1 %
`,
    );
  });

  test('a run without rules, by a clock that stands still', () => {
    const text = timingText({ stages: new Map(), rules: new Map() }, 0);
    assert.is(text, '\nSTAGE   MS  SHARE\nother  0.0  0.0 %\nall    0.0  0.0 %\n');
  });

  const lint = async ({ clock }: LintRequest): Promise<LintResult> => ({
    report: reportOf(),
    stopped: false,
    timing: clock === undefined ? undefined : timing,
  });

  for (const argv of [['--timing'], ['--timing', '--write-baseline', 'known.json']]) {
    test(`\`${argv.join(' ')}\` writes the tables to standard error`, async () => {
      const { code, out, err } = await command(['.', ...argv], { parts: { lint } });
      assert.is(code, 0);
      assert.match(err, /^slow-rule +15\.0 +\d+\.\d %$/m);
      assert.is(/^report /m.test(err), !argv.includes('--write-baseline'));
      assert.not.match(out, 'STAGE');
    });
  }

  test('without the flag nothing is measured', async () => {
    const { err } = await command(['.'], { parts: { lint } });
    assert.is(err, '');
  });
});
