import { fork, type ChildProcess } from 'node:child_process';
import type { Answer, Recorded, Task, TestRef } from './worker.ts';

/** What ends a task. */
type Last = Exclude<Answer, { begins: number }>;

/** Milliseconds that a test may take besides ten times what it takes as a rule: a mutant may well not end. */
const patience = 5000;

/** What became of a mutant: noticed by this test, or because it did not end; or not noticed. */
export type Fate = { readonly by: string } | 'timeout' | 'survived';

/** A process that runs tests, started anew where a mutant ended it. */
export interface Pool {
  /** Runs a test file as it is. */
  readonly record: (file: string) => Promise<Recorded>;
  /** Runs tests with a mutant, up to the first that fails. */
  readonly attempt: (mutant: number, tests: readonly TestRef[]) => Promise<Fate>;
  readonly end: () => void;
}

export const startPool = (bundle: string, temporary: string): Pool => {
  let worker: ChildProcess | undefined;
  const start = (): ChildProcess =>
    fork('scripts/mutate/worker.ts', [bundle], {
      execArgv: ['--import', 'tsx', '--max-old-space-size=1500'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, TMPDIR: temporary },
    });

  /** Gives the worker a task; undefined where it takes too long, or the worker ends before it answers. */
  const ask = (task: Task, limit: number | undefined): Promise<Last | undefined> =>
    new Promise((resolve) => {
      const asked = (worker ??= start());
      let timer: NodeJS.Timeout | undefined;
      const settle = (answer: Last | undefined): void => {
        clearTimeout(timer);
        asked.off('message', hear).off('close', end);
        if (answer === undefined) {
          asked.kill('SIGKILL');
          worker = undefined;
        }
        resolve(answer);
      };
      const end = (): void => settle(undefined);
      const hear = (answer: Answer): void => {
        if (!('begins' in answer)) settle(answer);
        else if (limit !== undefined) {
          clearTimeout(timer);
          timer = setTimeout(end, limit + 10 * answer.begins);
        }
      };
      asked.on('message', hear).on('close', end);
      asked.send(task);
    });

  return {
    record: async (file) => {
      const answer = await ask({ record: file }, undefined);
      if (answer !== undefined && 'recorded' in answer) return answer.recorded;
      throw new Error(answer !== undefined && 'missing' in answer ? answer.missing : `${file} ended its process`);
    },
    attempt: async (mutant, tests) => {
      const answer = await ask({ mutant, tests }, patience);
      if (answer === undefined) return 'timeout';
      if (!('done' in answer))
        throw new Error('missing' in answer ? answer.missing : 'the worker told of something else');
      return answer.done === '' ? 'survived' : { by: answer.done };
    },
    end: () => worker?.kill(),
  };
};
