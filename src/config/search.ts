import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readConfigFile, type ReadConfig } from './file.ts';
import { configNames } from './names.ts';

/** Undefined for a user who has none, as a container may run a process by a number that no list of users knows. */
const home = (): string | undefined => {
  try {
    return homedir();
  } catch {
    return undefined;
  }
};

/** From a directory up to the root of its git repository, the home directory or the root, whichever comes first. */
const upward = function* (from: string): Generator<string> {
  let folder = from;
  while (true) {
    yield folder;
    const parent = dirname(folder);
    // In this order: to ask for the home directory loads a module of Node that most runs do without.
    if (parent === folder || existsSync(join(folder, '.git')) || folder === home()) return;
    folder = parent;
  }
};

/** Of the many `package.json` there are, few speak of iamlint; one that cannot be read is passed over. */
const mayHoldConfig = (path: string): boolean => {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  if (basename(path) !== 'package.json') return true;
  try {
    return readFileSync(path, 'utf8').includes('"iamlint"');
  } catch {
    return false;
  }
};

/**
 * Finds the config for a working directory: of several in one directory the first of the names wins. Another
 * file that cannot be read is an error, since a config that silently does nothing would be worse.
 *
 * This is no work for a library: those that search for configs also find and run some that are code, or look for a config
 * of their own to run (`.config/config.cjs`), and iamlint runs no code it finds.
 */
export const searchConfig = async (cwd: string): Promise<ReadConfig | undefined> => {
  for (const folder of upward(cwd)) {
    for (const path of configNames.map((name) => join(folder, name)).filter(mayHoldConfig)) {
      const found = await readConfigFile(path, cwd);
      if (found !== undefined) return found;
    }
  }
  return undefined;
};
