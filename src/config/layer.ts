import { withoutBraces } from '../input/discover/pattern.ts';
import { isDiagnostic, diagnostics } from '../finding/diagnostic.ts';
import { presets, type Preset, type Rule, type RuleSetting } from '../rule-api/define.ts';
import { get, isList, isObject, listAt, textsAt, type Json, type JsonObject } from '../source/json.ts';

export interface Override {
  /** Patterns as in `.gitignore`. */
  readonly files: readonly string[];
  readonly severities: ReadonlyMap<string, RuleSetting['severity']>;
}

/** Who says what a layer holds: a preset, a config by its absolute path, or iamlint itself. */
export type LayerOrigin = { readonly preset: Preset } | { readonly file: string } | 'iamlint';

/** What one config file, or one preset, says. Later layers win. */
export interface Layer {
  readonly from: LayerOrigin;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Undefined where nothing is said, so that an earlier layer's stays. */
  readonly include: readonly string[] | undefined;
  readonly ignore: readonly string[];
  readonly overrides: readonly Override[];
  readonly catalogue: JsonObject;
  /** Numbers by the names of limits. */
  readonly limits: JsonObject;
}

/** What holds where no config names a preset. */
export const defaultPreset: Preset = 'recommended';

export const isPreset = (name: string): name is Preset => presets.some((preset) => preset === name);

const noLayer: Layer = {
  from: 'iamlint',
  rules: new Map(),
  include: undefined,
  ignore: [],
  overrides: [],
  catalogue: {},
  limits: {},
};

/** All rules of a preset, each with its own severity. */
export const presetLayer = (preset: Preset, rules: readonly Rule[]): Layer => {
  const held = presets.slice(0, presets.indexOf(preset) + 1);
  return {
    ...noLayer,
    from: { preset },
    rules: new Map(
      rules
        .filter((rule) => held.includes(rule.preset))
        .map(({ id, severity }) => [id, { severity, chosen: false, options: undefined }]),
    ),
  };
};

/** What holds before any config: every rule off, iamlint's own findings as they are. */
export const groundLayer = (rules: readonly Rule[]): Layer => ({
  ...noLayer,
  rules: new Map<string, RuleSetting>([
    ...rules.map(({ id }) => [id, { severity: 'off', chosen: false, options: undefined }] as const),
    ...Object.keys(diagnostics)
      .filter(isDiagnostic)
      .map((id) => [id, { severity: diagnostics[id].severity, chosen: false, options: undefined }] as const),
  ]),
});

/** What a config may say of a rule. */
export const severities = ['off', 'error', 'warning', 'info'] as const;

export const severityFrom = (value: Json | undefined): RuleSetting['severity'] | undefined =>
  severities.find((severity) => severity === value);

const entriesAt = (value: Json | undefined, key: string): readonly (readonly [string, Json])[] => {
  const found = get(value, key);
  return isObject(found) ? Object.entries(found) : [];
};

/** Patterns without braces, which `.gitignore` does not have; `./a` is meant as the `/a` it has. */
export const patternsAt = (value: Json | undefined, key: string): readonly string[] =>
  textsAt(value, key)
    .flatMap(withoutBraces)
    .map((pattern) => pattern.replace(/^(!?)\.\//, '$1/'));

/** The layer of the config in `file`, an absolute path, that fits the schema. */
export const layerOf = (config: JsonObject, file: string): Layer => {
  const catalogue = get(config, 'catalogue');
  const limits = get(config, 'limits');
  return {
    from: { file },
    rules: new Map(
      entriesAt(config, 'rules').flatMap(([id, value]) => {
        const [first, options] = isList(value) ? value : [value];
        const severity = severityFrom(first);
        return severity === undefined ? [] : [[id, { severity, chosen: true, options }] as const];
      }),
    ),
    include: get(config, 'include') === undefined ? undefined : textsAt(config, 'include'),
    ignore: patternsAt(config, 'ignore'),
    overrides: listAt(config, 'overrides').map((override) => ({
      files: patternsAt(override, 'files'),
      severities: new Map(
        entriesAt(override, 'rules').flatMap(([id, value]) => {
          const severity = severityFrom(value);
          return severity === undefined ? [] : [[id, severity] as const];
        }),
      ),
    })),
    catalogue: isObject(catalogue) ? catalogue : {},
    limits: isObject(limits) ? limits : {},
  };
};
