/** A test, to be run by itself. */
export interface RegisteredTest {
  readonly title: string;
  readonly run: () => void | Promise<void>;
}

/** The tests of what has been loaded, in order. */
export const registered: RegisteredTest[] = [];

/** Stands where tests ask for `testSuite`: keeps the tests, of which a mutant needs some. */
export const testSuite = (
  name: string,
  define: (test: (title: string, run: () => void | Promise<void>) => void, afterAll: () => void) => void,
): void => {
  define(
    (title, run) => void registered.push({ title: `${name}: ${title}`, run }),
    () => undefined,
  );
};
