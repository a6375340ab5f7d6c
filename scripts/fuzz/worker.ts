import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import type { Fault, Found } from './fault.ts';
import { inputOf } from './input.ts';
import { faultsOf } from './judge.ts';
import { minimise } from './minimise.ts';
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

const { seed, shared, slot, varied }: Work = workerData;
const counters = new Int32Array(shared);
const folder = join(tmpdir(), `iamlint-fuzz-${process.pid}-${threadId}`);
const seeds = await readSeeds();
const names = Object.keys(variations);
const told = new Set<string>();

/** Says that it goes on: an input is tried once more, or a smaller one. */
const judge = (files: Files, chosen: readonly string[]): Promise<readonly Fault[]> => {
  Atomics.add(counters, slot + 1, 1);
  return faultsOf(folder, files, chosen);
};

const take = (): number | undefined => {
  const nth = Atomics.add(counters, 0, 1);
  return nth < Atomics.load(counters, 1) ? nth : undefined;
};

for (let nth = take(); nth !== undefined; nth = take()) {
  Atomics.store(counters, slot, nth + 1);
  const files = inputOf(seeds, seed, nth);
  const random = randomOf(seed, -nth);
  const chosen = random.once(varied) ? [random.pick(names)] : [];
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
Atomics.store(counters, slot, 0);
rmSync(folder, { recursive: true, force: true });
