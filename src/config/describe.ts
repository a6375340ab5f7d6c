import { dirname } from 'node:path';
import { get, isObject, listAt, type Json, type JsonObject } from '../source/json.ts';
import type { Config, Suppressions } from './config.ts';
import { nameOf } from './file.ts';
import type { Layer } from './layer.ts';
import { rebasePatterns } from './rebase.ts';

/** A config as people read it: what holds, and who says so. Paths are relative to the working directory. */
export interface DescribedConfig {
  /** The file that it holds for; undefined for all files that no override is about. */
  readonly file: string | undefined;
  /** The configs that were read: those that the last one extends before it. */
  readonly configs: readonly string[];
  /** The preset that the config begins with, or that the command line names. */
  readonly preset: string | undefined;
  readonly include: readonly string[];
  readonly ignore: readonly string[];
  /** Every rule, and every finding of iamlint's own stages, by its id. */
  readonly rules: Readonly<Record<string, DescribedRule>>;
  /** Those that are about the file, or all. */
  readonly overrides: readonly DescribedOverride[];
  readonly limits: Readonly<Record<string, number>>;
  readonly catalogue: JsonObject;
  readonly suppressions: readonly JsonObject[];
}

interface DescribedRule {
  readonly severity: string;
  readonly options?: Json;
  /** Who sets the severity: `preset strict`, the name of a config, a flag; or `default` where nobody does. */
  readonly from: string;
}

interface DescribedOverride {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, string>>;
  readonly from: string;
}

interface Request {
  readonly config: Config;
  /** Absolute. */
  readonly cwd: string;
  /** As a finding names it: relative to the working directory. */
  readonly file: string | undefined;
  /** Ids of rules that the command line asks for. */
  readonly asked: readonly string[];
}

const whoSays = ({ from }: Layer, cwd: string): string => {
  if (from === 'iamlint') return 'default';
  return 'preset' in from ? `preset ${from.preset}` : nameOf(from.file, cwd);
};

interface Overriding {
  readonly from: string;
  readonly override: Layer['overrides'][number];
}

/** The overrides that are about a file, or all. */
const overridesIn = ({ config, cwd, file }: Request): readonly Overriding[] =>
  config.layers.flatMap((layer) =>
    layer.overrides
      .filter((override) => file === undefined || config.suppressions.covers(override, file))
      .map((override) => ({ from: whoSays(layer, cwd), override })),
  );

const whoSets = (id: string, { config, cwd, file, asked }: Request, overrides: readonly Overriding[]): string => {
  if (asked.includes(id) && config.rules(id).severity !== 'off') {
    const said = config.layers.findLast(({ rules }) => rules.has(id))?.rules.get(id)?.severity ?? 'off';
    if (said === 'off') return '--rule';
  }
  const last = file === undefined ? undefined : overrides.findLast(({ override }) => override.severities.has(id));
  if (last !== undefined) return `${last.from}, overrides`;
  const layer = config.layers.findLast(({ rules }) => rules.has(id));
  return layer === undefined ? 'default' : whoSays(layer, cwd);
};

const suppressionsIn = ({ files }: Suppressions, cwd: string): readonly JsonObject[] =>
  files.flatMap(({ source, root }) => {
    const config = root.reduce<Json | undefined>((value, key) => get(value, String(key)), source.documents[0]?.value);
    return listAt(config, 'suppressions')
      .filter(isObject)
      .map((entry) => ({ ...entry, from: nameOf(source.file.path, cwd) }));
  });

/** The sections `catalogue` of all configs, as one. */
const catalogueIn = ({ catalogue }: Config): JsonObject => {
  const read: Json = JSON.parse(JSON.stringify(catalogue ?? {}));
  return isObject(read) ? read : {};
};

/** What holds, and who says so. */
export const describeConfig = (request: Request): DescribedConfig => {
  const { config, cwd, file } = request;
  const base = config.path === undefined ? cwd : dirname(config.path);
  const overrides = overridesIn(request);
  const ids = new Set(config.layers.flatMap(({ rules }) => [...rules.keys()]));
  return {
    file,
    configs: [
      ...new Set(
        config.layers.flatMap(({ from }) => (typeof from === 'object' && 'file' in from ? nameOf(from.file, cwd) : [])),
      ),
    ],
    preset: config.preset,
    include: config.include,
    ignore: config.ignore,
    rules: Object.fromEntries(
      [...ids].toSorted().map((id) => {
        const { severity, options } = config.rules(id, file);
        const said = options === undefined ? {} : { options };
        return [id, { severity, ...said, from: whoSets(id, request, overrides) }];
      }),
    ),
    overrides: overrides.map(({ from, override: { files, severities } }) => ({
      files: rebasePatterns(files, base, cwd),
      rules: Object.fromEntries(severities),
      from,
    })),
    limits: Object.fromEntries(Object.entries(config.limits)),
    catalogue: catalogueIn(config),
    suppressions: suppressionsIn(config.suppressions, cwd),
  };
};
