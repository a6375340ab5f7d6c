import type { Plugin } from 'esbuild';

/**
 * What only cosmiconfig's own loaders ask for. iamlint gives it loaders for JSON and YAML, so that these are never used;
 * and two of them run code found beside what is linted: what is not there can't be loaded.
 */
const unusedLoaders = /^(typescript|import-fresh|js-yaml|parse-json)$/;

/** Fails when it is asked for one of them. */
export const leavingOutLoaders: Plugin = {
  name: 'leaving-out-loaders',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: unusedLoaders }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `throw new Error('${path} is not part of iamlint, which reads config as JSON and YAML alone');`,
    }));
  },
};
