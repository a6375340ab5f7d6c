import { basename } from 'node:path';
import type { Recorded, TestRef } from './worker.ts';

const without = (path: string): string => path.replace(/^(?:src|test)\//, '').replace(/(?:\.test)?\.ts$/, '');

/** How near a test is to a module: those of its own first, then those of its folder. */
const nearness = (module: string, file: string, title: string): number => {
  const [own, other] = [without(module).split('/'), without(file).split('/')];
  const shared = own.findIndex((part, index) => part !== other[index]);
  const isOwn = basename(file).startsWith(`${basename(own.join('/'))}.test`);
  const isOwnCase = title.includes(`: ${own.at(-1)}:`);
  return (shared === -1 ? own.length : shared) + (isOwn || isOwnCase ? 10 : 0);
};

/**
 * The tests that may notice a mutant of a module, the nearest first: those that reach it, and all of a file that reaches it
 * when it is loaded. Tests that fail without a mutant are left out.
 */
export const testsFor = (id: number, module: string, recorded: readonly Recorded[]): readonly TestRef[] =>
  recorded
    .flatMap(({ file, onLoad, tests }) => {
      const isLoaded = onLoad.includes(id);
      const pace = tests.reduce((sum, { ms }) => sum + ms, 0) / tests.length;
      return tests.flatMap(({ title, reached, ms, failure }, nth) =>
        failure === undefined && (isLoaded || reached.includes(id))
          ? [{ file, nth, ms, pace, near: nearness(module, file, title) }]
          : [],
      );
    })
    .toSorted((a, b) => b.near - a.near || a.pace - b.pace || a.nth - b.nth)
    .map(({ file, nth, ms }) => ({ file, nth, ms }));
