import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readConfigFile, type ReadConfig } from './file.ts';
import { configNames } from './names.ts';

/** From a directory up to the root of its git repository, the home directory or the root, whichever comes first. */
const upward = function* (from: string): Generator<string> {
  let folder = from;
  while (true) {
    yield folder;
    const parent = dirname(folder);
    // In this order: to ask for the home directory loads a module of Node that most runs do without.
    if (parent === folder || existsSync(join(folder, '.git')) || folder === homedir()) return;
    folder = parent;
  }
};

/**
 * Looks into one directory, with cosmiconfig. Its public function is not used on purpose: called at all, it looks for a
 * config of its own in the working directory and runs it (`.config/config.cjs`), and iamlint runs no code it finds. The
 * class behind it reads the names it is given with the loaders it is given, and nothing else.
 */
const lookInto = async (folder: string, cwd: string): Promise<ReadConfig | undefined> => {
  const loaded = await import('cosmiconfig/dist/Explorer.js');
  const { Explorer } = loaded.default ?? loaded;
  const load = async (path: string): Promise<unknown> => {
    const read = await readConfigFile(path, cwd);
    // Of this file cosmiconfig takes a property by itself.
    return basename(path) === 'package.json' ? { iamlint: read } : read;
  };
  const explorer = new Explorer<ReadConfig>({
    moduleName: 'iamlint',
    searchPlaces: [...configNames],
    loaders: { '.json': load, '.yaml': load, '.yml': load, noExt: load },
    searchStrategy: 'none',
    ignoreEmptySearchPlaces: false,
    cache: false,
    transform: (result) => result,
    mergeImportArrays: false,
    mergeSearchPlaces: false,
    metaConfigFilePath: null,
  });
  return (await explorer.search(folder))?.config;
};

/** cosmiconfig passes over a file it may not read; a config that silently does nothing would be worse than an error. */
const unreadable = (
  folder: string,
  names: readonly string[],
  cwd: string,
): Promise<ReadConfig | undefined> | undefined => {
  const name = names.find((one) => one !== 'package.json' && statSync(join(folder, one)).isFile());
  return name === undefined ? undefined : readConfigFile(join(folder, name), cwd);
};

/** Of the many `package.json` there are, few speak of iamlint; one that cannot be read might. */
const mayHoldConfig = (path: string): boolean => {
  if (!existsSync(path)) return false;
  if (basename(path) !== 'package.json') return true;
  try {
    return readFileSync(path, 'utf8').includes('"iamlint"');
  } catch {
    return true;
  }
};

/**
 * Finds the config for a working directory. Most have none, and learn it from a few looks at the directories without
 * loading anything.
 */
export const searchConfig = async (cwd: string): Promise<ReadConfig | undefined> => {
  for (const folder of upward(cwd)) {
    const names = configNames.filter((name) => mayHoldConfig(join(folder, name)));
    if (names.length === 0) continue;
    const found = (await lookInto(folder, cwd)) ?? (await unreadable(folder, names, cwd));
    if (found !== undefined) return found;
  }
  return undefined;
};
