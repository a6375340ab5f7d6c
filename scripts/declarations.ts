import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importsOf } from './imports.ts';
import { runTool } from './run-process.ts';

const folder = 'dist/types';

/** Follows the imports of a declaration file; adds all files met to `seen`. */
const follow = async (file: string, seen: Set<string>): Promise<void> => {
  if (seen.has(file)) return;
  seen.add(file);
  for (const { specifier } of importsOf(file, await readFile(file, 'utf8'))) {
    if (!specifier.startsWith('.')) continue;
    await follow(join(dirname(file), specifier.replace(/\.[jt]s$/, '.d.ts')), seen);
  }
};

/**
 * Writes the type declarations of the library. The compiler emits one for every module of the program; those that the
 * public types do not reach are removed.
 */
export const declarations = async (): Promise<void> => {
  const { code, output } = await runTool('tsc', '-p', 'tsconfig.build.json');
  if (code !== 0) throw new Error(`the declarations cannot be made:\n${output}`);
  const reached = new Set<string>();
  await follow(`${folder}/src/index.d.ts`, reached);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !reached.has(file)) await rm(file);
  }
};
