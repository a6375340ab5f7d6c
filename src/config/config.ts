import type { Parsed } from '../input/parse/parsed.ts';
import type { Path } from '../source/place.ts';
import type { CatalogueExtension } from '../catalogue/extension.ts';
import type { Preset, Rule, RuleSetting } from '../rule-api/define.ts';
import { get } from '../source/json.ts';
import { limitsOf, type Limits } from '../source/limits.ts';
import { catalogueFrom } from './catalogue.ts';
import { defaultPreset, groundLayer, presetLayer, type Layer, type Override } from './layer.ts';
import { mergeLayers } from './merge.ts';

/** What holds in a run: the config that was found, over what it extends. */
export interface Config {
  /** Absolute path of the config; undefined where there is none. */
  readonly path: string | undefined;
  /** The preset that the config begins with; undefined where it begins with nothing. */
  readonly preset: Preset | undefined;
  /**
   * How a rule, or one of iamlint's own findings, is set; with the name of a file as a finding shows it, for findings
   * in that file. Options are the same for all files.
   */
  readonly rules: (id: string, file?: string) => RuleSetting;
  /** Whether findings of the rule are wanted in any file. */
  readonly isOn: (id: string) => boolean;
  /** Paths and globs to lint when none is given, relative to the working directory. */
  readonly include: readonly string[];
  /** Patterns as in `.gitignore`, relative to the working directory. */
  readonly ignore: readonly string[];
  readonly catalogue: CatalogueExtension | undefined;
  readonly limits: Limits;
  readonly suppressions: Suppressions;
  /** What it was made of, the first at the bottom: what iamlint itself says, presets, and configs. */
  readonly layers: readonly Layer[];
}

/** Whether patterns as in `.gitignore`, written for the config's directory, hold a file as a finding names it. */
export type Covers = (patterns: Pick<Override, 'files'>, file: string) => boolean;

/** The files that suppress findings, and what their patterns mean. */
export interface Suppressions {
  readonly files: readonly SuppressionFile[];
  readonly covers: Covers;
}

/** A config with suppressions. */
export interface SuppressionFile {
  readonly source: Parsed;
  /** The path of the config in the file. */
  readonly root: Path;
  /** False for a config that others extend: what is of no use here may be of use to them. */
  readonly own: boolean;
}

const noSuppressions: Suppressions = { files: [], covers: () => false };

/** An id no layer knows belongs to no rule that could run. */
const unknown: RuleSetting = { severity: 'off', chosen: false, options: undefined };

/** The config that some layers make, the first at the bottom. */
export const configOf = (
  layers: readonly Layer[],
  rules: readonly Rule[],
  path: string | undefined,
  covers: Covers,
  preset: Preset | undefined,
): Config => {
  const ground = groundLayer(rules);
  const { rules: settings, overrides, include, ignore, catalogue, limits } = layers.reduce(mergeLayers, ground);
  const base = (id: string): RuleSetting => settings.get(id) ?? unknown;
  return {
    path,
    preset,
    suppressions: noSuppressions,
    layers: [ground, ...layers],
    catalogue: catalogueFrom(catalogue),
    limits: limitsOf((name) => {
      const wanted = get(limits, name);
      return typeof wanted === 'number' ? wanted : undefined;
    }),
    include: include ?? [],
    ignore,
    isOn: (id) =>
      base(id).severity !== 'off' || overrides.some(({ severities }) => (severities.get(id) ?? 'off') !== 'off'),
    rules: (id, file) => {
      const last =
        file === undefined
          ? undefined
          : overrides.findLast((override) => override.severities.has(id) && covers(override, file));
      const severity = last?.severities.get(id);
      return severity === undefined ? base(id) : { ...base(id), severity, chosen: true };
    },
  };
};

/** What holds without a config. */
export const defaultConfig = (rules: readonly Rule[], preset: Preset = defaultPreset): Config =>
  configOf([presetLayer(preset, rules)], rules, undefined, () => false, preset);

/** A config under which some rules run, whatever it says of them: a rule named on the command line is wanted. */
export const withRules = (config: Config, wanted: readonly Rule[]): Config => {
  const forced = new Map(wanted.filter(({ id }) => !config.isOn(id)).map(({ id, severity }) => [id, severity]));
  return {
    ...config,
    isOn: (id) => forced.has(id) || config.isOn(id),
    rules: (id, file) => {
      const setting = config.rules(id, file);
      return { ...setting, severity: forced.get(id) ?? setting.severity };
    },
  };
};
