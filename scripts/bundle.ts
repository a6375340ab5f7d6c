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
import { unaskedTerminal } from './bundle/unasked-terminal.ts';

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

/**
 * Bundles the command and the library with all they need into `dist`, and gives what went into each file. `index.js` makes
 * the library's names known to ES modules.
 *
 * The files are CommonJS: Node takes 10 ms longer to start with an ES module, a quarter of the time of `node -e 0`, and
 * longer with each further one.
 */
export const bundle = async (): Promise<Metafile> => {
  const { metafile, outputFiles } = await build({
    entryPoints: { main: 'src/cli/main.ts', index: 'src/index.ts', ...apart },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    // Its ES module makes itself a `require` of its own.
    alias: { 'web-tree-sitter': resolve('node_modules/web-tree-sitter/web-tree-sitter.cjs') },
    define: { 'import.meta.url': '__moduleUrl' },
    plugins: [leavingOutLoaders, versionAlone, servicesAsText, unaskedTerminal, flattening, loadingApart],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  await mkdir('dist', { recursive: true });
  for (const { path, text } of outputFiles) await writeFile(path, ascii(path, quickStart(text)));
  await writeServices();
  await copyGrammars();
  const names = Object.keys(createRequire(import.meta.url)(resolve('dist/index.cjs')));
  await writeFile('dist/index.js', `export { ${names.join(', ')} } from './index.cjs';\n`);
  await copyFile('src/cli/start.cjs', 'dist/cli.cjs');
  await chmod('dist/cli.cjs', 0o755);
  await writeCodeCaches();
  return metafile;
};
