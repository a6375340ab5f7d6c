import { dirname, resolve } from 'node:path';
import { isList, get, type Json } from '../source/json.ts';
import type { Path } from '../source/place.ts';
import { presets, type Preset, type Rule } from '../rule-api/define.ts';
import { nearest } from '../source/nearest.ts';
import type { ConfigError } from './error.ts';
import { readConfigFile, type ConfigFile } from './file.ts';
import { isPreset, layerOf, presetLayer, type Layer } from './layer.ts';

/** The layers of a config and of all it begins with, the config's own last. */
export interface Chain {
  readonly layers: readonly Layer[];
  /** The files that they are from, in the same order. */
  readonly files: readonly ConfigFile[];
  /** The last preset among them. */
  readonly preset: Preset | undefined;
  readonly errors: readonly ConfigError[];
}

/** Says what is wrong with a config by itself. */
export type CheckConfig = (file: ConfigFile) => Promise<readonly ConfigError[]>;

interface Request {
  readonly cwd: string;
  readonly rules: readonly Rule[];
  readonly check: CheckConfig;
  /** Taken in place of the presets that configs name. */
  readonly preset?: Preset | undefined;
}

const entriesOf = (value: Json | undefined): readonly (readonly [entry: string, path: Path])[] => {
  const entries = isList(value) ? value : value === undefined ? [] : [value];
  return entries.flatMap((entry, index) =>
    typeof entry === 'string' ? [[entry, isList(value) ? ['extends', index] : ['extends']] as const] : [],
  );
};

const failed = (...errors: readonly ConfigError[]): Chain => ({ layers: [], files: [], preset: undefined, errors });

/** A name without a slash or a dot is meant as a preset. */
const wrongPreset = (name: string): string => {
  const meant = nearest(name, presets);
  return `there is no preset \`${name}\`; ${meant === undefined ? `write \`./${name}\` for a file` : `did you mean \`${meant}\`?`}`;
};

const joined = (chains: readonly Chain[]): Chain => ({
  layers: chains.flatMap(({ layers }) => layers),
  files: chains.flatMap(({ files }) => files),
  preset: chains.findLast(({ preset }) => preset !== undefined)?.preset,
  errors: chains.flatMap(({ errors }) => errors),
});

/** Follows `extends`; `above` are the configs on the way here, the first one first. */
export const followExtends = async (
  file: ConfigFile,
  request: Request,
  above: readonly ConfigFile[] = [],
): Promise<Chain> => {
  const errors = await request.check(file);
  if (errors.length > 0) return failed(...errors);
  const way = [...above, file];
  const chains: Chain[] = [];
  for (const [entry, path] of entriesOf(get(file.value, 'extends'))) {
    const fail = (message: string): Chain => failed(file.errorAt(message, path));
    const target = resolve(dirname(file.path), entry);
    if (isPreset(entry)) {
      const layers = request.preset === undefined ? [presetLayer(entry, request.rules)] : [];
      chains.push({ layers, files: [], preset: entry, errors: [] });
    } else if (!/[./\\]/.test(entry)) chains.push(fail(wrongPreset(entry)));
    else if (way.some((one) => one.path === target)) {
      chains.push(fail(`\`${entry}\` extends itself, directly or through other configs`));
    } else {
      const read = await readConfigFile(target, request.cwd);
      if (read === undefined) chains.push(fail(`\`${entry}\` has no property \`iamlint\``));
      else if ('errors' in read) {
        const [unread] = read.errors;
        chains.push(unread?.at === undefined ? fail(`\`${entry}\` ${unread?.message}`) : failed(...read.errors));
      } else chains.push(await followExtends(read.file, request, way));
    }
  }
  return joined([
    ...chains,
    { layers: [layerOf(file.value, file.path)], files: [file], preset: undefined, errors: [] },
  ]);
};
