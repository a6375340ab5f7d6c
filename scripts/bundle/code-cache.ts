import { existsSync } from 'node:fs';
import { runProcess } from '../run-process.ts';

/** The commands by which functions become part of a cache; the first that loads a file says what its cache holds. */
const runs: readonly (readonly string[])[] = [
  ['lint', 'examples/broken-engine', 'examples/terraform', '--no-config', '--format', 'pretty'],
];

/** Writes V8's code caches of what the command loads for JSON, YAML and Terraform, beside the files they are of. */
export const writeCodeCaches = async (): Promise<void> => {
  for (const words of runs) {
    const { output } = await runProcess(process.execPath, ['scripts/bundle/warm.cjs', ...words], { NODE_OPTIONS: '' });
    if (!existsSync('dist/main.cjs.cache')) throw new Error(`the code caches cannot be written:\n${output}`);
  }
};
