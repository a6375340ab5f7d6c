import { suite } from 'uvu';

/** Adds one test to a suite. */
export type AddTest = (title: string, run: () => void | Promise<void>) => void;

/**
 * Defines a suite and hands it to the runner. uvu passes a suite in which nothing ran, so an empty one is refused here.
 */
export const testSuite = (name: string, define: (test: AddTest) => void): void => {
  const tests = suite(name);
  let count = 0;
  define((title, run) => {
    count += 1;
    tests(title, async () => {
      await run();
    });
  });
  if (count === 0) throw new Error(`the suite \`${name}\` holds no test`);
  tests.run();
};
