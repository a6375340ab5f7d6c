import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesBelow } from './files-below.ts';
import { importsOf } from './imports.ts';
import { runScript } from './run-process.ts';
import { whenStale } from './when-stale.ts';

const compiler = 'scripts/compile-schemas.ts';

/** Lies beside the validators, and says what they were made from. */
const stamp = 'src/input/validate/inputs.generated.sha256';

/** What the validators follow from: the schemas, what compiles them, and the versions of what that imports. */
const inputs = async (): Promise<readonly string[]> => {
  const imported = importsOf(compiler, await readFile(compiler, 'utf8'))
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => join(dirname(compiler), specifier));
  return ['package-lock.json', compiler, ...imported, ...(await filesBelow('schemas', '.json'))];
};

/** Makes the validators of documents where they are missing or stale: all that runs from source needs them. */
export const freshValidators = async (): Promise<void> =>
  whenStale(stamp, await inputs(), async () => {
    const { code, output } = await runScript(compiler);
    if (code !== 0) throw new Error(`the schemas cannot be compiled:\n${output}`);
  });
