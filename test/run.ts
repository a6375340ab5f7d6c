import { availableParallelism } from 'node:os';
import { filesBelow } from '../scripts/files-below.ts';
import { freshValidators } from '../scripts/fresh-validators.ts';
import { runFiles } from './runner/pool.ts';

/**
 * Runs the test files whose path holds one of the given words (all, where none is given): those that run from source,
 * or with `--built` those that run what `npm run build` makes, which end in `.built.test.ts`. The last line counts
 * tests: `N passed, N failed`. A run of nothing fails.
 */
const words = process.argv.slice(2).filter((word) => word !== '--built');
const built = process.argv.includes('--built');
const all = (await filesBelow('test', '.test.ts')).filter((file) => file.endsWith('.built.test.ts') === built);
const files = words.length === 0 ? all : all.filter((file) => words.some((word) => file.includes(word)));

let passed = 0;
let failed = files.length === 0 ? 1 : 0;
if (files.length === 0) {
  const which = built ? 'test file of what is built' : 'test file';
  process.stdout.write(
    `no ${which} ${words.length === 0 ? 'was found' : `has \`${words.join('` or `')}\` in its path`}\n`,
  );
}
await freshValidators();
await runFiles(files, Math.min(4, availableParallelism()), (file, outcome) => {
  passed += outcome.passed;
  failed += outcome.failed;
  if (outcome.failed > 0) process.stdout.write(`✘ ${file}\n${outcome.report}\n`);
});
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
