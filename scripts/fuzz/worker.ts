import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import { createStopwatch } from '../../src/check/stopwatch.ts';
import type { Done, Fault, Found } from './fault.ts';
import { inputOf } from './input.ts';
import { faultsOf, type Chosen } from './judge.ts';
import { minimise } from './minimise.ts';
import { writers } from './output-faults.ts';
import { randomOf } from './random.ts';
import { readSeeds, type Files } from './seeds.ts';
import { variations } from './same-faults.ts';

/** What a worker is given: which inputs to make, and where to write the number of the one it is at. */
export interface Work {
  readonly seed: number;
  /** The next input that nobody has taken, the number of inputs, and the one that each worker is at, by `slot`, and how often it was tried. */
  readonly shared: SharedArrayBuffer;
  readonly slot: number;
  /** Once in so many inputs, variations are linted too. */
  readonly varied: number;
}

/** Tries to make an input smaller; each takes milliseconds. */
const tries = 400;

// An error says where in the sources it was thrown.
process.setSourceMapsEnabled(true);

const { seed, shared, slot, varied }: Work = workerData;
const counters = new Int32Array(shared);
const folder = join(tmpdir(), `iamlint-fuzz-${process.pid}-${threadId}`);
const seeds = await readSeeds();
const names = Object.keys(variations);
const written = Object.keys(writers);
const stopwatch = createStopwatch(() => performance.now());
const told = new Set<string>();

/** Says that it goes on: an input is tried once more, or a smaller one. */
const judge = (files: Files, chosen: Chosen): Promise<readonly Fault[]> => {
  Atomics.add(counters, slot + 1, 1);
  return faultsOf(folder, files, chosen, stopwatch);
};

const take = (): number | undefined => {
  const nth = Atomics.add(counters, 0, 1);
  return nth < Atomics.load(counters, 1) ? nth : undefined;
};

for (let nth = take(); nth !== undefined; nth = take()) {
  Atomics.store(counters, slot, nth + 1);
  const files = stopwatch.measure('make', () => inputOf(seeds, seed, nth));
  const random = randomOf(seed, -nth);
  const chosen: Chosen = {
    variations: random.once(varied) ? [random.pick(names)] : [],
    writers: [random.pick(written)],
  };
  for (const { kind, detail } of await judge(files, chosen)) {
    const smallest = told.has(kind)
      ? files
      : await minimise(files, tries, async (smaller) =>
          (await judge(smaller, chosen)).some((fault) => fault.kind === kind),
        );
    told.add(kind);
    const found: Found = { nth, kind, detail, files: smallest };
    parentPort?.postMessage(found, []);
  }
}
const done: Done = { times: stopwatch.took() };
parentPort?.postMessage(done, []);
Atomics.store(counters, slot, 0);
rmSync(folder, { recursive: true, force: true });
