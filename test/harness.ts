import { suite } from 'uvu';
import { orderOfRun, shuffled } from './runner/order.ts';

/** Adds one test to a suite. */
export type AddTest = (title: string, run: () => void | Promise<void>) => void;

/** Has something done when all tests of a suite have run: what they share is removed. */
export type AfterAll = (run: () => void | Promise<void>) => void;

/**
 * Defines a suite and hands it to the runner, which may have asked for another order of its tests. uvu passes a suite in
 * which nothing ran, so an empty one is refused here.
 */
export const testSuite = (name: string, define: (test: AddTest, afterAll: AfterAll) => void): void => {
  const tests = suite(name);
  const added: Parameters<AddTest>[] = [];
  define(
    (title, run) => void added.push([title, run]),
    (run) =>
      tests.after(async () => {
        await run();
      }),
  );
  if (added.length === 0) throw new Error(`the suite \`${name}\` holds no test`);
  for (const [title, run] of shuffled(added, orderOfRun(), name)) {
    tests(title, async () => {
      await run();
    });
  }
  tests.run();
};
