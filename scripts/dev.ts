import { chdir } from 'node:process';
import { freshPage } from './fresh-page.ts';
import { freshValidators } from './fresh-validators.ts';

/**
 * Runs the command from source: `npm run dev -- lint file.yaml`. Paths are relative to the folder in which npm was
 * started, as for the built command.
 */
await freshValidators();
await freshPage();
chdir(process.env['INIT_CWD'] ?? '.');
const { start } = await import('../src/cli/main.ts');
start();
