import type { Ended } from '../run-process.ts';

export interface Step {
  readonly name: string;
  readonly run: () => Promise<Ended>;
  /** Steps that must have passed before this one makes sense. */
  readonly needs?: readonly string[];
  /** Of the two things that may run at a time, how many this one keeps busy; default 1. */
  readonly width?: 1 | 2;
}

export interface Result {
  readonly name: string;
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

const capacity = 2;

const timed = async ({ name, run }: Step): Promise<Result> => {
  const start = performance.now();
  const { code, output } = await run().catch((error: unknown) => ({ code: 1, output: String(error) }));
  return { name, code, output, seconds: (performance.now() - start) / 1000 };
};

/**
 * Runs steps, two at a time, each once those it needs have passed; one whose needs have failed is not run and fails
 * with them. `done` is told of each as it ends. Needs must not go in circles.
 */
export const runSteps = async (steps: readonly Step[], done: (result: Result) => void): Promise<void> => {
  const results = new Map<string, Result>();
  const running = new Map<Step, Promise<void>>();
  const waiting = [...steps];

  const end = (result: Result): void => {
    results.set(result.name, result);
    done(result);
  };
  const begin = (step: Step): void => {
    waiting.splice(waiting.indexOf(step), 1);
    const failed = step.needs?.find((name) => results.get(name)?.code !== 0);
    if (failed !== undefined) end({ name: step.name, code: 1, output: `not run: it needs \`${failed}\``, seconds: 0 });
    else
      running.set(
        step,
        timed(step)
          .then(end)
          .finally(() => running.delete(step)),
      );
  };
  const ready = (): Step | undefined => {
    const busy = [...running.keys()].reduce((sum, { width = 1 }) => sum + width, 0);
    return waiting.find(
      ({ needs = [], width = 1 }) => busy + width <= capacity && needs.every((name) => results.has(name)),
    );
  };

  while (waiting.length > 0 || running.size > 0) {
    for (let step = ready(); step !== undefined; step = ready()) begin(step);
    await Promise.race(running.values());
  }
};
