import { availableParallelism } from 'node:os';
import { filesBelow } from '../scripts/files-below.ts';
import { runFiles } from './runner/pool.ts';

/**
 * Runs the test files whose path holds one of the given words (all, where none is given). The last line counts tests:
 * `N passed, N failed`. A run of nothing fails.
 */
const words = process.argv.slice(2);
const all = await filesBelow('test', '.test.ts');
const files = words.length === 0 ? all : all.filter((file) => words.some((word) => file.includes(word)));

let passed = 0;
let failed = files.length === 0 ? 1 : 0;
if (files.length === 0)
  process.stdout.write(
    `no test file ${words.length === 0 ? 'was found' : `has \`${words.join('` or `')}\` in its path`}\n`,
  );
await runFiles(files, Math.min(4, availableParallelism()), (file, outcome) => {
  passed += outcome.passed;
  failed += outcome.failed;
  if (outcome.failed > 0) process.stdout.write(`✘ ${file}\n${outcome.report}\n`);
});
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
