import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleWorker } from './fuzz/bundle.ts';
import { baselineName, configName, type Found } from './fuzz/fault.ts';
import { inputOf } from './fuzz/input.ts';
import { runInputs } from './fuzz/pool.ts';
import { readSeeds, type Files } from './fuzz/seeds.ts';

/**
 * Lints inputs that nobody would write, made and mutated by chance, and says which expectations are not met: `--runs N`
 * inputs, the same ones for the same `--seed S`. What is found is made smaller and written into a folder, with the
 * command that shows it. The last line counts inputs: `N passed, N failed`. An interrupt ends it with what it
 * has counted by then.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: '1' },
    varied: { type: 'string', default: '4' },
    out: { type: 'string', default: '.build/fuzz' },
  },
});

const [runs, seed, from, workers, varied] = [values.runs, values.seed, values.from, values.workers, values.varied].map(
  Number,
);
if (![runs, seed, from, workers, varied].every((number) => Number.isSafeInteger(number))) {
  throw new Error('`--runs`, `--seed`, `--from`, `--workers` and `--varied` take whole numbers');
}

/** So many reproductions of one kind are written. */
const enough = 3;

const commandFor = (files: Files): string => {
  const names = Object.keys(files);
  const set = names.includes(configName) ? ['--config', configName] : ['--no-config', '--preset', 'all'];
  const known = names.includes(baselineName) ? ['--baseline', baselineName] : [];
  const paths = names.filter((name) => name !== configName && name !== baselineName);
  return ['iamlint', 'lint', ...set, ...known, ...paths].join(' ');
};

const seeds = await readSeeds();
const kinds = new Map<string, number>();
const failed = new Set<number>();

const keep = (found: Found): void => {
  const { kind, nth, detail } = found;
  const count = (kinds.get(kind) ?? 0) + 1;
  kinds.set(kind, count);
  failed.add(nth);
  if (count > enough) return;
  const files = Object.keys(found.files).length > 0 ? found.files : inputOf(seeds, seed ?? 1, nth);
  const folder = join(values.out, `${kind}-${seed}-${nth}`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'files', name)), { recursive: true });
    writeFileSync(join(folder, 'files', name), text);
  }
  const again = `npm run fuzz -- --seed ${seed} --from ${nth} --runs 1 --varied ${varied}`;
  writeFileSync(join(folder, 'command.txt'), `${again}\n(cd files && ${commandFor(files)})\n\n${detail}\n`);
  process.stdout.write(`✘ input ${nth}: ${kind}, in ${folder}\n  ${detail.replaceAll('\n', '\n  ')}\n`);
};

const programs = mkdtempSync(join(tmpdir(), 'iamlint-fuzz-'));
const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => ended.abort());
const run = async (): ReturnType<typeof runInputs> => {
  try {
    const program = await bundleWorker(programs);
    const plan = {
      runs: runs ?? 0,
      seed: seed ?? 1,
      from: from ?? 0,
      workers: workers ?? 1,
      varied: varied ?? 4,
      program,
    };
    return await runInputs({ ...plan, stop: ended.signal }, keep);
  } finally {
    rmSync(programs, { recursive: true, force: true });
  }
};

const { ran: total, times } = await run();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.stdout.write(
  `${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} s of CPU, ${(maxRSS / 1024).toFixed(0)} MB, seed ${seed}\n`,
);
const all = [...times.values()].reduce((sum, took) => sum + took, 0);
for (const [part, took] of [...times].toSorted(([, a], [, b]) => b - a))
  process.stdout.write(
    `${(took / total).toFixed(3).padStart(8)} ms an input, ${((100 * took) / all).toFixed(0).padStart(3)} %  ${part}\n`,
  );
for (const [kind, count] of kinds) process.stdout.write(`${String(count).padStart(6)}  ${kind}\n`);
process.stdout.write(`${total - failed.size} passed, ${failed.size} failed\n`);
process.exitCode = failed.size === 0 && total > 0 ? 0 : 1;
