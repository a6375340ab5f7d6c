import { dirname, relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * What becomes a file of its own, by the file's name: modules that are large and often not needed. All other modules that
 * are imported dynamically are part of the file that imports them: to open one more file takes as long as to skip over
 * ten kilobytes.
 */
export const apart = {
  rules: 'src/cli/rules.ts',
  explain: 'src/cli/explain.ts',
  roles: 'src/cli/roles.ts',
  actions: 'src/cli/actions.ts',
  catalogue: 'src/cli/catalogue.ts',
  init: 'src/cli/init.ts',
  core: 'src/cli/core.ts',
  baseline: 'src/output/suppress/baseline.ts',
  config: 'src/config/check.ts',
  covers: 'src/config/covers.ts',
  rebase: 'src/config/rebase.ts',
  yaml: 'src/input/parse/yaml/yaml.ts',
  terraform: 'src/languages/terraform/read.ts',
  script: 'src/languages/script/read.ts',
  treeSitter: 'web-tree-sitter',
  validators: 'src/input/validate/explain.ts',
  cosmiconfig: 'cosmiconfig/dist/Explorer.js',
  globby: 'globby',
  ignore: 'ignore',
} as const satisfies Readonly<Record<string, string>>;

/** The name of the file that a module becomes, as it is imported from another; undefined where it becomes none. */
export const apartFile = (specifier: string, importer: string): string | undefined => {
  const module = specifier.startsWith('.') ? relative('.', resolve(dirname(importer), specifier)) : specifier;
  return Object.entries(apart).find(([, path]) => path === module)?.[0];
};

/** Where one of these is imported dynamically, its file is. */
export const loadingApart: Plugin = {
  name: 'loading-apart',
  setup: ({ onResolve }) => {
    onResolve({ filter: /.*/ }, ({ kind, path, importer }) => {
      const name = kind === 'dynamic-import' ? apartFile(path, importer) : undefined;
      return name === undefined ? undefined : { path: `./${name}.cjs`, external: true };
    });
  },
};
