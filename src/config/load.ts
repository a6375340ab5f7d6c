import { dirname, resolve } from 'node:path';
import type { Preset, Rule } from '../rule-api/define.ts';
import { get, isList, listAt } from '../source/json.ts';
import { configOf, defaultConfig, type Config } from './config.ts';
import type { ConfigError } from './error.ts';
import { followExtends, type Chain } from './extends.ts';
import { readConfigFile, type ConfigFile, type ReadConfig } from './file.ts';
import { defaultPreset, presetLayer } from './layer.ts';
import { searchConfig } from './search.ts';
import { coversIn } from './covers.ts';
import { rebasePaths, rebasePatterns } from './rebase.ts';

export interface LoadRequest {
  /** Absolute. */
  readonly cwd: string;
  /** The config to use; without it, one is searched for from `cwd` upward. */
  readonly explicitPath?: string | undefined;
  /** The rules a config can set. */
  readonly rules: readonly Rule[];
  /** The preset to take in place of the one that the config names; what the config says of single rules still holds. */
  readonly preset?: Preset | undefined;
}

export type LoadedConfig = { readonly config: Config } | { readonly errors: readonly ConfigError[] };

const find = async ({ cwd, explicitPath }: LoadRequest): Promise<ReadConfig | undefined> => {
  if (explicitPath === undefined) return searchConfig(cwd);
  const missing = { message: 'this file has no property `iamlint`', file: explicitPath, at: undefined };
  return (await readConfigFile(resolve(cwd, explicitPath), cwd)) ?? { errors: [missing] };
};

/** Whether a config says that it begins with nothing: `extends: []`. */
const beginsWithNothing = ({ value }: ConfigFile): boolean => {
  const begin = get(value, 'extends');
  return isList(begin) && begin.length === 0;
};

const assemble = (file: ConfigFile, { layers, files, preset: named }: Chain, request: LoadRequest): Config => {
  const { cwd, rules } = request;
  const begin = request.preset ?? (named !== undefined || beginsWithNothing(file) ? undefined : defaultPreset);
  const base = dirname(file.path);
  const overridden = layers.some(({ overrides }) => overrides.length > 0);
  const suppressing = files.filter(({ value }) => listAt(value, 'suppressions').length > 0);
  const covers = overridden || suppressing.length > 0 ? coversIn(base, cwd) : () => false;
  const made = configOf(
    begin === undefined ? layers : [presetLayer(begin, rules), ...layers],
    rules,
    file.path,
    covers,
    begin ?? named,
  );
  const config: Config = {
    ...made,
    suppressions: {
      files: suppressing.map(({ path, source, root }) => ({ source, root, own: path === file.path })),
      covers,
    },
  };
  if (base === cwd) return config;
  return {
    ...config,
    include: rebasePaths(config.include, base, cwd),
    ignore: rebasePatterns(config.ignore, base, cwd),
  };
};

/**
 * Finds, reads and checks the config, and all that it extends. No code is run: a config is JSON or YAML. Patterns and
 * paths in it, and in what it extends, are relative to the directory of the config that was found or named.
 */
export const loadConfig = async (request: LoadRequest): Promise<LoadedConfig> => {
  const found = await find(request);
  if (found === undefined) return { config: defaultConfig(request.rules, request.preset) };
  if ('errors' in found) return found;
  const { cwd, rules, preset } = request;
  const { checkConfig } = await import('./check.ts');
  const chain = await followExtends(found.file, { cwd, rules, preset, check: (file) => checkConfig(file, rules) });
  return chain.errors.length > 0 ? { errors: chain.errors } : { config: assemble(found.file, chain, request) };
};
