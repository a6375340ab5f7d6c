import { Worker } from 'node:worker_threads';
import type { Done, Found } from './fault.ts';
import type { Work } from './worker.ts';

export interface Plan {
  readonly runs: number;
  readonly seed: number;
  readonly workers: number;
  readonly varied: number;
  /** The input to begin with. */
  readonly from: number;
  /** The file that a worker runs. */
  readonly program: string;
  /** Ends the run before the last input; the workers finish the one that they are at. */
  readonly stop: AbortSignal;
}

interface Ran {
  readonly ran: number;
  readonly times: ReadonlyMap<string, number>;
}

const secondsOfCpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/**
 * Seconds of CPU that an input may take, with its variation, before its worker is ended; ten times as many by the clock,
 * for one that only waits: a machine may have much else to do.
 */
const patience = 20;

/** Megabytes that the values of a worker may take: the linter and its tables take a fifth of it. */
const heap = 400;

/** Counters before those of the workers: the next input, and the number of inputs. */
const own = 2;

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isFound = (value: unknown): value is Found => typeof value === 'object' && value !== null && 'kind' in value;

const isDone = (value: unknown): value is Done =>
  typeof value === 'object' && value !== null && 'times' in value && value.times instanceof Map;

/**
 * Runs inputs in worker threads, and tells `found` of each fault. One that does not end, or takes too much memory, ends
 * its worker, which is a fault too; another goes on behind it. Gives how
 * many inputs ran, and the milliseconds that the workers took, by what they did.
 */
export const runInputs = async (plan: Plan, found: (fault: Found) => void): Promise<Ran> => {
  const times = new Map<string, number>();
  const shared = new SharedArrayBuffer(4 * (own + 2 * plan.workers));
  const counters = new Int32Array(shared);
  counters[0] = plan.from;
  counters[1] = plan.from + plan.runs;
  let ran = plan.runs;
  const stop = (): void => {
    ran = Math.min(Atomics.load(counters, 0) - plan.from, plan.runs);
    Atomics.store(counters, 1, 0);
  };
  plan.stop.addEventListener('abort', stop, { once: true });

  const runWorker = (slot: number): Promise<boolean> =>
    new Promise((resolve) => {
      const workerData: Work = { seed: plan.seed, shared, slot, varied: plan.varied };
      const worker = new Worker(plan.program, {
        workerData,
        resourceLimits: { maxOldGenerationSizeMb: heap },
      });
      let beat = -1;
      let since = performance.now();
      let sinceCpu = secondsOfCpu();
      let isEnded = false;
      const at = (): number => Atomics.load(counters, slot) - 1;
      const watch = setInterval(() => {
        const tried = Atomics.load(counters, slot + 1);
        if (tried !== beat) {
          beat = tried;
          since = performance.now();
          sinceCpu = secondsOfCpu();
        } else if (
          at() >= 0 &&
          (secondsOfCpu() - sinceCpu > patience * plan.workers || performance.now() - since > 10_000 * patience)
        ) {
          isEnded = true;
          found({ nth: at(), kind: 'does-not-end', detail: `not within ${patience} s of CPU`, files: {} });
          void worker.terminate();
        }
      }, 500);
      worker.on('message', (value: unknown) => {
        if (isFound(value)) found(value);
        if (isDone(value)) for (const [part, took] of value.times) times.set(part, (times.get(part) ?? 0) + took);
      });
      worker.on('error', (error) => {
        if (at() < 0) throw error;
        isEnded = true;
        found({ nth: at(), kind: 'ends-the-worker', detail: message(error), files: {} });
      });
      worker.on('exit', () => {
        clearInterval(watch);
        resolve(isEnded);
      });
    });

  const work = async (slot: number): Promise<void> => {
    while (await runWorker(slot)) Atomics.store(counters, slot, 0);
  };
  await Promise.all(Array.from({ length: plan.workers }, (_, nth) => work(own + 2 * nth)));
  return { ran, times };
};
