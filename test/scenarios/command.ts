import { resolve } from 'node:path';

/** The standalone executable, where that is what is to be tested. */
export const executable = process.env['IAMLINT_TEST_EXECUTABLE'];

/** What is tested: the words that start iamlint, by default the built npm command. */
export const [program, ...leading]: readonly [string, ...string[]] =
  executable === undefined ? [process.execPath, resolve('dist/cli.cjs')] : [resolve(executable)];
