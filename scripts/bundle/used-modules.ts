import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runProcess } from '../run-process.ts';
import type { Run } from './slices.ts';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
    }[];
  }[];
}

const dist = pathToFileURL(resolve('dist')).href;

/** Where each module begins in a bundled file that is not minified: esbuild says so in a comment. */
const starts = (text: string): readonly { readonly module: string; readonly offset: number }[] =>
  [...text.matchAll(/^\/\/ (\S+)$/gm)].map(({ index, 1: module = '' }) => ({ module, offset: index }));

/**
 * The modules that the command uses: those with a function that is called, in whatever file it is. V8 says which; the files
 * must not be minified.
 */
export const usedModules = async ({ cwd, words }: Run): Promise<ReadonlySet<string>> => {
  const folder = await mkdtemp(join(tmpdir(), 'iamlint-used-'));
  const args = [resolve('dist/cli.cjs'), ...words];
  const env = { NODE_V8_COVERAGE: folder, NODE_OPTIONS: '' };
  const { code, output } = await runProcess(process.execPath, args, env, cwd);
  if (code > 1) throw new Error(`${words.join(' ')} failed:\n${output}`);
  const used = new Set<string>();
  for (const name of await readdir(folder)) {
    const { result }: Coverage = JSON.parse(await readFile(join(folder, name), 'utf8'));
    for (const { url, functions } of result.filter((one) => one.url.startsWith(dist))) {
      const modules = starts(await readFile(new URL(url), 'utf8'));
      for (const { ranges } of functions) {
        const [range] = ranges;
        // What begins before the first module is all of the file.
        const start = range === undefined || range.count === 0 ? 0 : range.startOffset;
        const module = modules.findLast(({ offset }) => offset <= start)?.module;
        if (module !== undefined) used.add(module);
      }
    }
  }
  await rm(folder, { recursive: true });
  return used;
};
