import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Script } from 'node:vm';
import type { RegisteredTest } from './harness.ts';

declare global {
  /** Whether this mutant is the one that is tried. */
  var isMutant: (id: number) => boolean;
}

/** What a test reached, and how long it took; `onLoad` is reached before the first test of its file. */
export interface Recorded {
  readonly file: string;
  readonly onLoad: readonly number[];
  readonly tests: readonly {
    readonly title: string;
    readonly reached: readonly number[];
    readonly ms: number;
    readonly failure?: string;
  }[];
}

/** A test by its file and its number in it. */
export interface TestRef {
  readonly file: string;
  readonly nth: number;
  readonly ms: number;
}

export type Task = { readonly record: string } | { readonly mutant: number; readonly tests: readonly TestRef[] };

/** `begins`: a test that takes so many milliseconds as a rule. `done`: by which test the mutant was noticed; empty: by none. */
export type Answer =
  | { readonly recorded: Recorded }
  | { readonly begins: number }
  | { readonly done: string }
  /** A package is not there: no test can run. */
  | { readonly missing: string };

interface Bundle {
  readonly registered: readonly RegisteredTest[];
  readonly files: Readonly<Record<string, () => Promise<unknown>>>;
}

const [, , path = ''] = process.argv;
const script = new Script(`(function (require, module, exports) {${readFileSync(path, 'utf8')}\n})`, {
  filename: path,
});

/** Runs the script, which makes all its modules anew. */
const fresh = (): Bundle => {
  const module: { exports: Bundle } = { exports: { registered: [], files: {} } };
  const run: (require: NodeJS.Require, module: { exports: Bundle }, exports: Bundle) => void =
    script.runInThisContext();
  run(createRequire(resolve('package.json')), module, module.exports);
  return module.exports;
};

let active = -1;
let reached = new Set<number>();
globalThis.isMutant = (id) => {
  reached.add(id);
  return id === active;
};

const send = (answer: Answer): void => void process.send?.(answer);

const isMissing = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).endsWith('MODULE_NOT_FOUND');

const failureOf = async (run: () => unknown): Promise<string | undefined> => {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (isMissing(error)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
};

const record = async (file: string): Promise<Recorded> => {
  active = -1;
  reached = new Set();
  const { registered, files } = fresh();
  const broken = await failureOf(() => files[file]?.());
  const onLoad = [...reached];
  const tests: Recorded['tests'][number][] = [];
  for (const { title, run } of registered) {
    reached = new Set();
    const start = performance.now();
    const failure = await failureOf(run);
    const ms = performance.now() - start;
    tests.push({ title, reached: [...reached], ms, ...(failure === undefined ? {} : { failure }) });
  }
  return broken === undefined
    ? { file, onLoad, tests }
    : { file, onLoad, tests: [{ title: `${file} as such`, reached: [], ms: 0, failure: broken }] };
};

/** Runs tests until one fails, which is given; an empty text where none does. */
const noticedBy = async (mutant: number, tests: readonly TestRef[]): Promise<string> => {
  active = mutant;
  const { registered, files } = fresh();
  const begins = new Map<string, number>();
  for (const { file, nth, ms } of tests) {
    send({ begins: ms });
    if (!begins.has(file)) {
      begins.set(file, registered.length);
      const broken = await failureOf(() => files[file]?.());
      if (broken !== undefined) return `${file} as such`;
    }
    const test = registered[(begins.get(file) ?? 0) + nth];
    if (test === undefined) return `${file} as such`;
    if ((await failureOf(test.run)) !== undefined) return `${file}: ${test.title}`;
  }
  return '';
};

const answerTo = async (task: Task): Promise<Answer> =>
  'record' in task ? { recorded: await record(task.record) } : { done: await noticedBy(task.mutant, task.tests) };

process.on('message', async (task: Task) => {
  send(await answerTo(task).catch((error: unknown) => ({ missing: String(error) })));
});
// A promise that nobody waits for any more, of a test that has failed.
process.on('unhandledRejection', () => undefined);
