import { pathToFileURL } from 'node:url';
import { outcomeOf, type Outcome, type SuiteResult } from './outcome.ts';

declare global {
  /** uvu's list of suites: one list a file, its name first. */
  var UVU_QUEUE: [name: string | null, ...suites: (() => Promise<SuiteResult>)[]][];
  var UVU_INDEX: number;
  /** Tells uvu that somebody else runs the suites. */
  var UVU_DEFER: number;
}

globalThis.UVU_DEFER = 1;
globalThis.UVU_QUEUE = [];

const runFile = async (file: string): Promise<Outcome> => {
  globalThis.UVU_INDEX = globalThis.UVU_QUEUE.push([null]) - 1;
  await import(pathToFileURL(file).href);
  const results: SuiteResult[] = [];
  const [, ...suites] = globalThis.UVU_QUEUE[globalThis.UVU_INDEX] ?? [null];
  for (const suite of suites) results.push(await suite());
  return outcomeOf(results);
};

const failure = (error: unknown): Outcome => ({
  passed: 0,
  failed: 1,
  report: error instanceof Error ? (error.stack ?? error.message) : String(error),
});

/** Runs one test file after the other, as their paths are sent, and sends back what became of each. */
process.on('message', async (file: string) => {
  process.send?.(await runFile(file).catch(failure));
});
