import { unmeasured, type Stopwatch } from '../../src/check/stopwatch.ts';
import type { Fault } from './fault.ts';
import { outputFaults } from './output-faults.ts';
import { lintFiles } from './run.ts';
import { variations } from './same-faults.ts';
import type { Files } from './seeds.ts';

/** Milliseconds that an input of this size may take. */
const patience = 2000;

/** Milliseconds by the clock or of CPU of the whole process, whichever is less: other work makes each of them longer. */
const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - start, (user + system) / 1000);
};

const words = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Where in iamlint something was thrown: two errors of one place are one fault. */
const thrownAt = (error: unknown): string =>
  /(?:src|rules)\/([\w/-]+)\.ts/.exec(words(error).replace(/^.*?\n/, ''))?.[1]?.replaceAll('/', '-') ?? 'elsewhere';

const messageOf = (error: unknown): string => words(error).slice(0, 1500);

/** What is looked at besides what is looked at for each input. */
export interface Chosen {
  readonly variations: readonly string[];
  /** What is written of it: formats, a baseline; where a key was planted, all is. */
  readonly writers: readonly string[];
}

/**
 * All that is wrong with what iamlint makes of an input: each thing that is to hold for any input, and those of the
 * chosen variations. `folder` is used for its files, and is left empty.
 */
export const faultsOf = async (
  folder: string,
  files: Files,
  { variations: names, writers }: Chosen,
  stopwatch: Stopwatch = unmeasured,
): Promise<readonly Fault[]> => {
  const faults: Fault[] = [];
  try {
    const start = performance.now();
    const first = await stopwatch.measure('lint', () => lintFiles(folder, files));
    // The first of all inputs loads half of iamlint, and a machine may have other things to do: slow is what is so twice.
    if (performance.now() - start > patience) {
      const took = await timeOf(() => lintFiles(folder, files));
      if (took > patience) faults.push({ kind: 'slow', detail: `${took.toFixed(0)} ms` });
    }
    faults.push(...(await stopwatch.measure('outputs', () => outputFaults(files, first, writers))));
    for (const name of names) {
      const detail = await stopwatch.measure(name, async () => variations[name]?.(folder, files, first));
      if (detail !== undefined) faults.push({ kind: name, detail });
    }
  } catch (error) {
    faults.push({ kind: `throws-${thrownAt(error)}`, detail: messageOf(error) });
  }
  return faults;
};
