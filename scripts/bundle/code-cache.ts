import { existsSync } from 'node:fs';
import { runProcess } from '../run-process.ts';

/** Writes V8's code caches of what the command loads for JSON and YAML, beside the files they are of. */
export const writeCodeCaches = async (): Promise<void> => {
  const { output } = await runProcess(process.execPath, ['scripts/bundle/warm.cjs'], { NODE_OPTIONS: '' });
  if (!existsSync('dist/main.cjs.cache')) throw new Error(`the code caches cannot be written:\n${output}`);
};
