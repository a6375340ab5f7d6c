import { existsSync } from 'node:fs';
import { runProcess } from '../run-process.ts';
import { runs } from './slices.ts';

/** Writes V8's code caches of what the command loads for JSON, YAML and Terraform, beside the files they are of. */
export const writeCodeCaches = async (): Promise<void> => {
  for (const [file, words] of Object.entries(runs)) {
    const { output } = await runProcess(process.execPath, ['scripts/bundle/warm.cjs', ...words], { NODE_OPTIONS: '' });
    if (!existsSync(`dist/${file}.cjs.cache`)) throw new Error(`the code caches cannot be written:\n${output}`);
  }
};
