import { mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow } from './files-below.ts';
import { freshPage } from './fresh-page.ts';
import { freshValidators } from './fresh-validators.ts';
import { randomOf } from './fuzz/random.ts';
import { bundleTests } from './mutate/bundle.ts';
import { equivalents } from './mutate/equivalents.ts';
import { mutantsOf } from './mutate/mutants.ts';
import { startPool, type Fate } from './mutate/pool.ts';
import type { Numbered } from './mutate/switched.ts';
import { testsFor } from './mutate/tests-for.ts';
import type { Recorded } from './mutate/worker.ts';

/**
 * Changes the code in small ways, one at a time, and says which changes no test notices. `--in` folders or files, with
 * commas between them; `--sample N` mutants of each, chosen by `--seed S`; `--tests` words in the paths of the tests to
 * run, `--only` a word in the names of the mutants to try. Behind what survived in a folder stands its score.
 */
const { values } = parseArgs({
  options: {
    in: { type: 'string', default: 'src/access' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
  },
});

/** Tests of the project's own scripts, which are not what is mutated; and those that wait while they are loaded. */
const leftOut = ['test/project/', 'test/package/', 'test/config/', 'test/input/validate/properties.test.ts'];

const folders = values.in.split(',');
const words = values.tests.split(',');
const tests = (await filesBelow('test', '.test.ts')).filter(
  (file) =>
    !file.endsWith('.built.test.ts') &&
    !leftOut.some((start) => file.startsWith(start)) &&
    words.some((word) => file.includes(word)),
);

const filesIn = async (path: string): Promise<readonly string[]> =>
  path.endsWith('.ts') ? [path] : filesBelow(path, '.ts');

const seed = Number(values.seed);
const faults: string[] = [];

/** The mutants of a folder that are tried, in the order of the code. */
const chosenIn = async (folder: string): Promise<readonly Numbered['mutant'][]> => {
  const all = (
    await Promise.all((await filesIn(folder)).map(async (file) => mutantsOf(file, await readFile(file, 'utf8'))))
  ).flat();
  const names = new Set(all.map(({ name }) => name));
  const gone = Object.keys(equivalents).filter((name) => name.startsWith(folder) && !names.has(name));
  faults.push(...gone.map((name) => `no mutant is called \`${name}\` any more: see scripts/mutate/equivalents.ts`));
  const wanted = all.filter(({ name }) => equivalents[name] === undefined && name.includes(values.only));
  const random = randomOf(seed, 0);
  const sample = wanted
    .map((mutant) => ({ mutant, at: random.below(2 ** 31) }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, values.sample === undefined ? wanted.length : Number(values.sample));
  process.stdout.write(`${folder}: ${all.length} mutants, ${sample.length} tried\n`);
  return wanted.filter((mutant) => sample.some((each) => each.mutant === mutant));
};

await freshValidators();
await freshPage();
const byFolder = new Map<string, readonly Numbered[]>();
let count = 0;
for (const folder of folders) {
  byFolder.set(
    folder,
    (await chosenIn(folder)).map((mutant) => {
      count += 1;
      return { id: count, mutant };
    }),
  );
}
const all = [...byFolder.values()].flat();

const workspace = resolve('.build/mutate');
const temporary = `${workspace}/tmp`;
mkdirSync(temporary, { recursive: true });
const script = `${workspace}/tests.cjs`;
await bundleTests(
  tests,
  new Map(all.map(({ mutant: { file } }) => [file, all.filter((each) => each.mutant.file === file)])),
  script,
);

const pool = startPool(script, temporary);
const seconds = (): string => `${(performance.now() / 1000).toFixed(0)} s`;
const recorded: Recorded[] = [];
for (const file of tests) {
  const record = await pool.record(file);
  recorded.push(record);
  for (const { title, failure } of record.tests) {
    if (failure !== undefined) process.stdout.write(`fails without a mutant: ${file}: ${title}: ${failure}\n`);
  }
}
process.stdout.write(`${recorded.flatMap((each) => each.tests).length} tests recorded, ${seconds()}\n`);

const word = (fate: Fate | 'unreached', { mutant: { file, line, name } }: Numbered, ran: number): string =>
  `${fate}: ${file}:${line} ${name.slice(file.length + 2)} (${ran} tests)\n`;

for (const [folder, mutants] of byFolder) {
  const counts = { killed: 0, timeout: 0, survived: 0, unreached: 0 };
  for (const numbered of mutants) {
    const due = testsFor(numbered.id, numbered.mutant.file, recorded);
    const fate = due.length === 0 ? 'unreached' : await pool.attempt(numbered.id, due);
    counts[typeof fate === 'string' ? fate : 'killed'] += 1;
    if (fate === 'survived' || fate === 'unreached') process.stdout.write(word(fate, numbered, due.length));
  }
  const share = (100 * (counts.killed + counts.timeout)) / Math.max(mutants.length, 1);
  process.stdout.write(
    `${folder}: ${share.toFixed(1)} % of ${mutants.length} noticed (${counts.timeout} by not ending), ` +
      `${counts.survived} survived, ${counts.unreached} reached by no test, seed ${seed}, ${seconds()}\n`,
  );
}
pool.end();
rmSync(temporary, { recursive: true, force: true });
process.stdout.write([...faults, ''].join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
