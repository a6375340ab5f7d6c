import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { filesBelow } from '../scripts/files-below.ts';
import { freshPage } from '../scripts/fresh-page.ts';
import { freshValidators } from '../scripts/fresh-validators.ts';
import { shuffled } from './runner/order.ts';
import { runFiles } from './runner/pool.ts';

/**
 * Runs the test files whose path holds one of the given words (all, where none is given): those that run from source,
 * or with `--built` those that run what `npm run build` makes, which end in `.built.test.ts`. They run in another order
 * each time, files and tests, which is told where one fails: `--shuffle 7` runs them in that order again. The last line
 * counts tests: `N passed, N failed`. A run of nothing fails.
 */
const {
  values: { built, shuffle },
  positionals: words,
} = parseArgs({
  options: { built: { type: 'boolean', default: false }, shuffle: { type: 'string' } },
  allowPositionals: true,
});
const seed = shuffle === undefined ? randomInt(2 ** 31) : Number(shuffle);
if (!Number.isSafeInteger(seed)) throw new Error('`--shuffle` takes a whole number');
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
await freshPage();
await runFiles(shuffled(files, seed, 'files'), Math.min(4, availableParallelism()), seed, (file, outcome) => {
  passed += outcome.passed;
  failed += outcome.failed;
  if (outcome.failed > 0) process.stdout.write(`✘ ${file}\n${outcome.report}\n`);
});
if (failed > 0 && files.length > 0) process.stdout.write(`order: --shuffle ${seed}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
