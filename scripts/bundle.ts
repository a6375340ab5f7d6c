import { chmod, copyFile, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { packaged } from '../src/languages/grammar/packaged.ts';
import { filesBelow } from './files-below.ts';
import { importsOf } from './imports.ts';

/** What `lint` is made of. Whatever else is loaded later finds it there. */
const core = resolve('src/cli/core.ts');

/** What reads the command line, and needs nothing of it. */
const main = 'src/cli/main.ts';

/** Modules that are behind an `import()` somewhere, whether or not others import them at once. */
const lateModules = async (): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const file of await filesBelow('src', '.ts'))
    for (const { specifier, isLate } of importsOf(file, await readFile(file, 'utf8')))
      if (isLate && specifier.startsWith('.')) found.add(resolve(dirname(file), specifier));
  return found;
};

/**
 * esbuild makes a file of all modules that the same entry points need, so that each module behind an `import()` adds files
 * that hold the few modules it shares with others: a hundred, and to open them takes longer than to read them. What is
 * loaded late is loaded after the core; with an import of the core each of them shares it whole, and it is one file.
 */
const sharingTheCore: Plugin = {
  name: 'sharing-the-core',
  setup: async ({ onLoad }) => {
    const late = await lateModules();
    onLoad({ filter: /\.ts$/ }, async ({ path }) =>
      late.has(path) && path !== core && path !== resolve(main)
        ? { contents: `${await readFile(path, 'utf8')}\nimport ${JSON.stringify(core)};`, loader: 'ts' }
        : undefined,
    );
  },
};

/** Modules of Node that load many others, which few runs need: they are taken when something of them is used. */
const takenWhenUsed: ReadonlySet<string> = new Set(['node:crypto', 'node:v8']);

/** A module with what another one exports, which is loaded when the first of it is asked for. */
const whenUsed = async (path: string): Promise<string> => {
  const exported: object = await import(path);
  const names = Object.keys(exported).filter((name) => /^\w+$/.test(name) && name !== 'default');
  const taken = `require(${JSON.stringify(path)})`;
  return `module.exports = { ${names.map((name) => `get ${name}() { return ${taken}.${name}; }`).join(', ')} }`;
};

/**
 * Takes modules of Node by `require`. An import of `node:fs` has Node load all that its names stand for, streams and promises
 * too, which takes a fifth of the time of `node -e 0`.
 */
const requiringNode: Plugin = {
  name: 'requiring-node',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:/ }, ({ kind, path }) =>
      kind === 'import-statement' ? { path, namespace: 'node' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'node' }, async ({ path }) => ({
      contents: takenWhenUsed.has(path) ? await whenUsed(path) : `module.exports = require(${JSON.stringify(path)})`,
    }));
  },
};

/** Files that are read and not imported, by the names they have beside the bundle. */
export const beside: Readonly<Record<string, string>> = {
  'published-services.ndjson': 'src/catalogue/data/published-services.ndjson',
  ...Object.fromEntries(Object.entries(packaged).map(([name, path]) => [`${name}.wasm`, `node_modules/${path}`])),
};

const options: BuildOptions = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** The command's first file: it has Node keep what it compiles of the others, and is CommonJS, which starts faster. */
const writeFirst = async (): Promise<void> => {
  const others: Plugin = {
    name: 'others',
    setup: ({ onResolve }) => onResolve({ filter: /\/main\.ts$/ }, () => ({ path: './main.js', external: true })),
  };
  const outExtension = { '.js': '.cjs' };
  await build({ ...options, entryPoints: { cli: 'src/cli/start.ts' }, format: 'cjs', outExtension, plugins: [others] });
  await chmod('dist/cli.cjs', 0o755);
};

/**
 * Bundles the command and the library with all they need into `dist`: what is behind an `import()` is a file of its own.
 * Gives what went into each file.
 */
export const bundle = async (): Promise<Metafile> => {
  await writeFirst();
  const { metafile } = await build({
    ...options,
    entryPoints: { main, index: 'src/index.ts' },
    splitting: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    // What is CommonJS, and the plugin, ask for modules of Node this way.
    banner: {
      js: "import{createRequire as requireOfNode}from'node:module';const require=requireOfNode(import.meta.url);",
    },
    plugins: [sharingTheCore, requiringNode],
    metafile: true,
  });
  for (const [name, path] of Object.entries(beside)) await copyFile(path, `dist/${name}`);
  return metafile;
};
