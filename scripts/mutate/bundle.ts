import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { withSwitches, type Numbered } from './switched.ts';

const harness = resolve('scripts/mutate/harness.ts');

/** Tests get the harness that keeps them, modules their switches, and where they lie, which a bundle does not know. */
const plugin = (mutants: ReadonlyMap<string, readonly Numbered[]>): Plugin => ({
  name: 'mutants',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/harness\.ts$/ }, ({ path, resolveDir }) =>
      resolve(resolveDir, path) === resolve('test/harness.ts') ? { path: harness } : undefined,
    );
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const switched = withSwitches(text, mutants.get(relative('.', path).replaceAll('\\', '/')) ?? []);
      const contents = switched.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: 'ts', resolveDir: dirname(path) };
    });
  },
});

/** Writes test files and all they need, with mutants in it, as one script: each time it is run, all state is new. */
export const bundleTests = async (
  tests: readonly string[],
  mutants: ReadonlyMap<string, readonly Numbered[]>,
  outfile: string,
): Promise<void> => {
  const loads = tests.map((file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(resolve(file))}),`);
  const contents = `export { registered } from ${JSON.stringify(harness)};\nexport const files = {\n${loads.join('\n')}\n};\n`;
  await build({
    stdin: { contents, resolveDir: resolve('.'), loader: 'ts' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    supported: { 'dynamic-import': false },
    outfile,
    logLevel: 'error',
    plugins: [plugin(mutants)],
  });
};
