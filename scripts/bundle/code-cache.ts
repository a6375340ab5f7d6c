import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runProcess } from '../run-process.ts';
import { runs, type Run } from './slices.ts';

/** The files that have caches, and the runs whose functions are in them: more would be slower to read for those without. */
const cached: readonly (readonly [files: readonly string[], run: Run])[] = [
  [['main'], { cwd: '.', words: ['--version'] }],
  [['core'], { ...runs.core, words: [...runs.core.words, resolve('scripts/bundle/setup.yaml')] }],
  [['engine', 'yaml', 'globby', 'ignore'], runs.engine],
  [['declared', 'terraform', 'treeSitter'], runs.declared],
  [['rest'], { ...runs.engine, words: [...runs.engine.words, '--timing', '--format', 'json'] }],
];

/** Writes V8's code caches of what the command loads for JSON, YAML and Terraform, beside the files they are of. */
export const writeCodeCaches = async (): Promise<void> => {
  for (const [files, { cwd, words }] of cached) {
    const args = [resolve('scripts/bundle/warm.cjs'), files.join(), ...words];
    const { output } = await runProcess(process.execPath, args, { NODE_OPTIONS: '' }, cwd);
    const missing = files.find((file) => !existsSync(`dist/${file}.cjs.cache`));
    if (missing !== undefined) throw new Error(`the code cache of ${missing}.cjs cannot be written:\n${output}`);
  }
};
