import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beside } from '../bundle.ts';

/**
 * Makes one file of the worker and all of iamlint in a folder, and gives its path. From source, each `import()` asks what
 * reads TypeScript, on another thread, which takes a third of the time of an input.
 */
export const bundleWorker = async (folder: string): Promise<string> => {
  const outfile = join(folder, 'worker.mjs');
  await build({
    entryPoints: ['scripts/fuzz/worker.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import{createRequire as requireOfNode}from'node:module';const require=requireOfNode(import.meta.url);",
    },
    // An error says where in the sources it was thrown.
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  for (const [name, path] of Object.entries(beside)) copyFileSync(path, join(folder, name));
  return outfile;
};
