import { fork, type ChildProcess } from 'node:child_process';
import { orderVariable } from './order.ts';
import type { Outcome } from './outcome.ts';

/**
 * Surroundings unlike those of whoever writes tests, so that no test comes to depend on his: a zone that is three quarters
 * of an hour off the others, a language whose `I` is no `i` in capitals, and no home.
 */
const elsewhere = {
  TZ: 'Pacific/Chatham',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  HOME: '/nonexistent',
  USERPROFILE: '/nonexistent',
};

const start = (seed: number): ChildProcess =>
  fork('test/runner/worker.ts', [], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...elsewhere, [orderVariable]: String(seed) },
  });

/** Longer than the slowest file takes on a slow machine: a test that waits for ever is ended, and so is its worker. */
const patience = 180_000;

/** Gives a worker one file; a worker that ends before it answers, or within some milliseconds, has failed it. */
const runOn = (worker: ChildProcess, file: string, milliseconds: number): Promise<Outcome> =>
  new Promise((resolve) => {
    const output: Buffer[] = [];
    const keep = (chunk: Buffer): void => void output.push(chunk);
    const impatient = setTimeout(() => worker.kill(), milliseconds);
    const settle = (outcome: Outcome): void => {
      clearTimeout(impatient);
      worker.off('message', settle).off('close', closed);
      worker.stdout?.off('data', keep);
      worker.stderr?.off('data', keep);
      resolve(outcome);
    };
    const closed = (code: number | null, signal: string | null): void => {
      const report = `ended (${signal ?? `exit code ${code}`}) before its tests did\n${Buffer.concat(output).toString()}`;
      settle({ passed: 0, failed: 1, report });
    };
    worker.stdout?.on('data', keep);
    worker.stderr?.on('data', keep);
    worker.on('message', settle).on('close', closed);
    worker.send(file);
  });

/** Runs test files in a few processes, each taking the next file when it is done with one; the seed orders their tests. */
export const runFiles = async (
  files: readonly string[],
  processes: number,
  seed: number,
  done: (file: string, outcome: Outcome) => void,
): Promise<void> => {
  const waiting = [...files];
  // Who runs one file by itself may have asked for more than the suite does, and sees that it runs.
  const milliseconds = files.length === 1 ? 20 * patience : patience;
  const work = async (): Promise<void> => {
    let worker = start(seed);
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      if (worker.exitCode !== null || worker.signalCode !== null) worker = start(seed);
      done(file, await runOn(worker, file, milliseconds));
    }
    if (worker.connected) worker.disconnect();
  };
  await Promise.all(Array.from({ length: Math.min(processes, files.length) }, work));
};
