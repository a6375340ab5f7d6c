import { runProcess, runScript } from '../run-process.ts';

/** Compiles the standalone executable and runs the scenarios with it; ends as their tests do. */
const compiled = await runScript('scripts/standalone.ts');
if (compiled.code !== 0) throw new Error(compiled.output);
const tested = await runProcess(process.execPath, ['--import', 'tsx', 'test/run.ts', '--built', 'test/scenarios/'], {
  IAMLINT_TEST_EXECUTABLE: '.build/standalone/iamlint',
});
process.stdout.write(tested.output);
process.exitCode = tested.code;
