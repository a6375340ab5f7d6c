import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { apart } from './apart.ts';
import { faceOf, fromRoot } from './module-face.ts';
import type { Slices } from './slices.ts';

/** The text of a call that gives what another file has to give. */
const givenBy = (file: string): string => `require('./${file}.cjs').given()`;

/** A module of another file that has been loaded before: its values. */
const borrowed = (module: string, { fileOf, given }: Slices): string => {
  const file = fileOf(module) ?? '';
  const names = given(file).flatMap(([from, name], index) => (from === module ? [{ name, index }] : []));
  return [
    `import all from 'given:${file}';`,
    `const ${names.map(({ index }) => `it${index} = all[${index}]`).join(', ')};`,
    `export { ${names.map(({ name, index }) => `it${index} as ${name}`).join(', ')} };`,
  ].join('\n');
};

/** A module of a file that is loaded when the first of its functions is called. */
const awaited = (module: string, { fileOf, given }: Slices): string => {
  const file = fileOf(module) ?? '';
  const functions = given(file).flatMap(([from, name], index) => {
    const takes = from === module ? faceOf(module).exports.get(name) : undefined;
    if (takes === undefined) return [];
    const words = takes === Infinity ? '...more' : Array.from({ length: takes }, (_, at) => `a${at}`).join(', ');
    return `let it${index}; export const ${name} = (${words}) => (it${index} ??= ${givenBy(file)}[${index}])(${words});`;
  });
  return functions.join('\n');
};

/** A file: what it gives to others, asked for at most once by each, and what else it exports. */
const entry = (file: string, { given }: Slices): string =>
  [
    ...(file === 'core' ? [`export * from './${apart.core}';`] : []),
    ...given(file).map(([module, name], index) => `import { ${name} as it${index} } from './${module}';`),
    'let all;',
    `export const given = () => all ??= [${given(file)
      .map((_, index) => `it${index}`)
      .join(', ')}];`,
  ].join('\n');

/**
 * Makes a file of each slice, and lets what imports a module of another slice have it from there: each is in one file
 * alone, and so is what it keeps.
 */
export const slicing = (slices: Slices): Plugin => ({
  name: 'slicing',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^slice:/ }, ({ path }) => ({ path: path.slice('slice:'.length), namespace: 'slice' }));
    onResolve({ filter: /^given:/ }, ({ path }) => ({ path: path.slice('given:'.length), namespace: 'given' }));
    onResolve({ filter: /^\.\/\w+\.cjs$/ }, ({ path, namespace }) =>
      /^(given|awaited)$/.test(namespace) ? { path, external: true } : undefined,
    );
    onResolve({ filter: /^\.\.?\// }, ({ path, importer, namespace, resolveDir }) => {
      const module = fromRoot(resolve(resolveDir, path));
      const file = slices.fileOf(module);
      const asking = namespace === 'slice' ? importer : slices.fileOf(fromRoot(importer));
      if (file === undefined || file === asking) return undefined;
      // What is in no slice is loaded when some are needed, and that `core` is loaded is sure.
      const before = asking === undefined ? file === 'core' : slices.files.indexOf(file) < slices.files.indexOf(asking);
      return { path: module, namespace: before ? 'borrowed' : 'awaited' };
    });
    onLoad({ filter: /.*/, namespace: 'slice' }, ({ path }) => ({
      contents: entry(path, slices),
      resolveDir: '.',
    }));
    onLoad({ filter: /.*/, namespace: 'given' }, ({ path }) => ({ contents: `export default ${givenBy(path)};` }));
    onLoad({ filter: /.*/, namespace: 'borrowed' }, ({ path }) => ({ contents: borrowed(path, slices) }));
    onLoad({ filter: /.*/, namespace: 'awaited' }, ({ path }) => ({ contents: awaited(path, slices) }));
  },
});
