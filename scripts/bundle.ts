import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { apart, loadingApart } from './bundle/apart.ts';
import { flattening } from './bundle/flat.ts';
import { writeCodeCaches } from './bundle/code-cache.ts';
import { copyGrammars } from './bundle/grammars.ts';
import { leavingOutLoaders } from './bundle/left-out.ts';
import { quickStart } from './bundle/quick-start.ts';
import { servicesAsText, writeServices } from './bundle/services-as-text.ts';
import { slicing } from './bundle/sliced.ts';
import { runs, slice } from './bundle/slices.ts';
import { unaskedTerminal } from './bundle/unasked-terminal.ts';
import { usedModules } from './bundle/used-modules.ts';

/** Of our `package.json`, only the version is needed at run time. */
const versionAlone: Plugin = {
  name: 'version-alone',
  setup: ({ onLoad }) => {
    onLoad({ filter: /package\.json$/ }, async ({ path }) => {
      if (path !== resolve('package.json')) return undefined;
      const { version }: { readonly version: string } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** A text that is the same in Latin 1 as in UTF-8; what loads the files relies on it. */
const ascii = (path: string, text: string): string => {
  if (/\P{ASCII}/u.test(text)) throw new Error(`${path} holds other characters than those of ASCII`);
  return text;
};

/** Bundles modules into files of `dist`, by the files' names. */
const write = async (
  entryPoints: Readonly<Record<string, string>>,
  minify: boolean,
  ...plugins: readonly Plugin[]
): Promise<Metafile> => {
  const { metafile, outputFiles } = await build({
    entryPoints,
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify,
    legalComments: 'none',
    // Its ES module makes itself a `require` of its own.
    alias: { 'web-tree-sitter': resolve('node_modules/web-tree-sitter/web-tree-sitter.cjs') },
    define: { 'import.meta.url': '__moduleUrl' },
    plugins: [...plugins, leavingOutLoaders, versionAlone, servicesAsText, unaskedTerminal, flattening, loadingApart],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  await mkdir('dist', { recursive: true });
  for (const { path, text } of outputFiles) await writeFile(path, ascii(path, quickStart(text)));
  return metafile;
};

const isOurs = (input: string): boolean => /^(?:src|rules)\/.*\.(?:ts|js)$/.test(input);

/** Our modules that a module needs, and those that these need, as far as they are not apart. */
const neededBy = (module: string, { inputs }: Metafile): readonly string[] => {
  const found = new Set([module]);
  for (const one of found) {
    for (const { path, external } of inputs[one]?.imports ?? []) if (!external && isOurs(path)) found.add(path);
  }
  return [...found];
};

/**
 * Bundles the command and the library with all they need into `dist`, and gives what went into each file. `index.js` makes
 * the library's names known to ES modules.
 *
 * The files are CommonJS: Node takes 10 ms longer to start with an ES module, a quarter of the time of `node -e 0`, and
 * longer with each further one. They are bundled twice: first whole, to see what is used when.
 */
export const bundle = async (): Promise<Metafile> => {
  // It is there before anything else is: `--version` and `--help` need no more.
  const main = { main: 'src/cli/main.ts' };
  const others = { index: 'src/index.ts', ...apart };
  const metafiles = [await write(main, true)];
  const whole = await write(others, false);
  await writeServices();
  await copyGrammars();
  await copyFile('src/cli/start.cjs', 'dist/cli.cjs');
  await chmod('dist/cli.cjs', 0o755);
  const usedBy = new Map<string, ReadonlySet<string>>();
  for (const [file, run] of Object.entries(runs)) usedBy.set(file, await usedModules(run));
  const slices = slice(neededBy(apart.core, whole), Object.keys(whole.inputs).filter(isOurs), usedBy);
  const files = Object.fromEntries(slices.files.map((file) => [file, `slice:${file}`]));
  metafiles.push(await write({ ...others, ...files }, true, slicing(slices)));
  const names = Object.keys(createRequire(import.meta.url)(resolve('dist/index.cjs')));
  await writeFile('dist/index.js', `export { ${names.join(', ')} } from './index.cjs';\n`);
  await writeCodeCaches();
  return {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
};
