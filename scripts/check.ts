import { existsSync } from 'node:fs';
import { runScript, runTool } from './run-process.ts';
import { runSteps, type Result, type Step } from './check/step.ts';

/** A file is looked at again when it or the options have changed. */
const prettierCache = ['--cache', '--cache-strategy', 'content', '--cache-location', '.build/prettier'];

/**
 * All that must hold before a change goes in. A line a step, what failed whole, and at the end `N passed, N failed`:
 * a step counts as one, or as many as it counts tests.
 */
const steps: readonly Step[] = [
  { name: 'validators', run: () => runScript('scripts/validators.ts') },
  { name: 'generated files are fresh', run: () => runScript('scripts/generate.ts', '--check') },
  { name: 'build', run: () => runScript('scripts/build.ts'), needs: ['validators'] },
  { name: 'format', run: () => runTool('prettier', '--check', ...prettierCache, '.') },
  { name: 'types', run: () => runTool('tsc', '-p', '.'), needs: ['validators'] },
  { name: 'types of the page', run: () => runTool('tsc', '-p', 'src/output/report/html/browser') },
  { name: 'lint', run: () => runTool('oxlint') },
  { name: 'regular expressions', run: () => runScript('scripts/regexes.ts', '--check') },
  { name: 'import boundaries', run: () => runScript('scripts/import-boundaries.ts') },
  { name: 'nothing unused', run: () => runTool('knip'), needs: ['validators'] },
  { name: 'fuzz', run: () => runScript('scripts/fuzz.ts', '--runs', '5000', '--seed', '1'), needs: ['validators'] },
  { name: 'tests', run: () => runScript('test/run.ts'), needs: ['validators'], width: 2 },
  { name: 'tests of the built command', run: () => runScript('test/run.ts', '--built'), needs: ['build'], width: 2 },
];

/** Who has made the standalone executable wants to know whether it works; others need not get its compiler. */
const withStandalone = existsSync('.build/standalone') || Boolean(process.env['CI']);

const standalone: Step = {
  name: 'standalone executable',
  run: () => runScript('scripts/standalone/check.ts'),
  needs: ['build'],
  width: 2,
};

const lastLine = /(\d+) passed, (\d+) failed\n$/;

/** What a step adds to the sum: the tests it counted at its end, else itself. */
const countsOf = ({ code, output }: Result): readonly [passed: number, failed: number] => {
  const counted = lastLine.exec(output);
  if (counted !== null) return [Number(counted[1]), Number(counted[2])];
  return code === 0 ? [1, 0] : [0, 1];
};

/** Builds the package a second time, as the image does. */
const image: Step = { name: 'image', run: () => runScript('scripts/image.ts'), needs: ['build'] };

const chosen = [...steps, ...(process.env['CI'] ? [image] : []), ...(withStandalone ? [standalone] : [])];

let passed = 0;
let failed = 0;
await runSteps(chosen, (result) => {
  const [good, bad] = countsOf(result);
  // A step that fails counts as a failure whatever it counted itself.
  passed += good;
  failed += result.code === 0 ? bad : Math.max(bad, 1);
  const tests = good + bad > 1 ? `  ${good} passed, ${bad} failed` : '';
  process.stdout.write(`${result.code === 0 ? '✔' : '✘'} ${result.name}  ${result.seconds.toFixed(1)} s${tests}\n`);
  if (result.code !== 0) process.stdout.write(`${result.output.trimEnd()}\n`);
});
if (!withStandalone) {
  process.stdout.write('– standalone executable  not checked: `npm run build:standalone` has not made one\n');
}
if (!process.env['CI']) process.stdout.write('– image  not checked: `npm run check:image` does\n');
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
