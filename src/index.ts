import { Readable } from 'node:stream';
import { defaultConfig } from './config/config.ts';
import { wordConfigError } from './config/error.ts';
import { loadConfig } from './config/load.ts';
import type { TerraformOptions } from './load/terraform-options.ts';
import { lint as lintWith, type LintRequest, type LintResult } from './lint.ts';
import type { Preset, Rule } from './rule-api/define.ts';
import { rules as ownRules } from '../rules/index.ts';

export { assess } from './access/decide/need.ts';
export { accountResource, instanceResource } from './access/decide/question.ts';
export { explainFact, explainFailed } from './access/decide/explain.ts';
export { listNames } from './source/list-names.ts';
export { plainAttribute } from './account/model/policy.ts';
export { isUnknown } from './source/unknown.ts';
export { defineRule, defineRuleWithOptions } from './rule-api/define.ts';
export { below } from './source/place.ts';
export { formats } from './output/report/formats.ts';
export { textOf } from './output/report/report.ts';
export { ownRules as rules };
export type { Catalogue } from './catalogue/catalogue.ts';
export type { Access } from './access/access.ts';
export type { Decision, MissingFact, FailedPolicy, Reason } from './access/decide/decision.ts';
export type { Assessment, Need } from './access/decide/need.ts';
export type { Principal, Resource, ActionOrRole } from './access/decide/question.ts';
export type { Finding, NotChecked, Related, Repair, Severity } from './finding/finding.ts';
export type { TerraformOptions } from './load/terraform-options.ts';
export type { LintResult } from './lint.ts';
export type { Account } from './account/model/account.ts';
export type { Engine } from './account/model/engine.ts';
export type { AccessPolicy, Authorization, Policy } from './account/model/policy.ts';
export type { Subject } from './account/model/subject.ts';
export type { LocatedFinding } from './output/locate/locate.ts';
export type { Location } from './output/locate/location.ts';
export type { Formatter, FormatOptions, Report, RunFacts, Summary } from './output/report/report.ts';
export type { Preset, Rule, RuleContext, RuleDefinition } from './rule-api/define.ts';
export type { Origin, Place } from './source/place.ts';

/** What holds for files and for a text. */
export interface CommonOptions {
  /** Absolute path, default the process's working directory; what is shown is relative to it. */
  readonly cwd?: string;
  /** Path of the config, `false` for none; default: searched for from `cwd` upward. */
  readonly config?: string | false;
  /** The rules to run, whatever preset the config begins with. */
  readonly preset?: Preset;
  /** Rules besides iamlint's own. */
  readonly rules?: readonly Rule[];
  /** The clock that conditions on time are held against; default: now. */
  readonly now?: Date;
  /** The most that an undecided finding counts as; default: `warning`. */
  readonly undecided?: 'warning' | 'error';
  /** Old name of `undecided: 'error'`. */
  readonly strict?: boolean;
  /** Whether an engine setup may include what lies outside its own directory and `cwd`. */
  readonly allowOutside?: boolean;
  /** Path of a baseline. */
  readonly baseline?: string;
  /** Variables of Terraform, and whether plans are linted as before or after being applied. */
  readonly terraform?: TerraformOptions;
}

export interface LintOptions extends CommonOptions {
  /** Files, directories or globs. Where there is none, the config's `include` is taken, or else `cwd`. */
  readonly paths?: readonly string[];
  /** Passes over files among `paths` that are not about IAM, as over those met in a directory. */
  readonly ignoreUnknown?: boolean;
}

export interface LintTextOptions extends CommonOptions {
  /** What to call the text; its ending tells scripts and Markdown from JSON and YAML. Terraform is read from files only. */
  readonly name: string;
}

const lintAny = async (
  options: CommonOptions,
  what: Pick<LintRequest, 'paths' | 'ignoreUnknown' | 'stdin' | 'stdinName'>,
): Promise<LintResult> => {
  const { cwd = process.cwd(), config: wanted, now = new Date(), preset } = options;
  const rules = [...ownRules, ...(options.rules ?? [])];
  const loaded =
    wanted === false
      ? { config: defaultConfig(rules, preset) }
      : await loadConfig({ cwd, explicitPath: wanted, rules, preset });
  if ('errors' in loaded) throw new Error(loaded.errors.map(wordConfigError).join('\n'));
  const { config } = loaded;
  const { allowOutside = false, baseline, terraform } = options;
  return lintWith({
    ...what,
    paths: what.paths.length === 0 && config.include.length === 0 ? ['.'] : what.paths,
    cwd,
    config,
    rules,
    now,
    strict: options.undecided === 'error' || options.strict === true,
    allowOutside,
    baseline,
    terraform,
  });
};

/**
 * Lints files. Bad input is among the findings, and `stopped` says that something could not be done.
 * @throws {Error} where the config is wrong: its message names file, line and column
 */
export const lint = ({ paths = [], ignoreUnknown = false, ...options }: LintOptions = {}): Promise<LintResult> =>
  lintAny(options, { paths, ignoreUnknown });

/**
 * Lints a text as if it were piped in: a body before it is sent, or an unsaved file of an editor.
 * @throws {Error} as `lint`
 */
export const lintText = (text: string, { name, ...options }: LintTextOptions): Promise<LintResult> =>
  lintAny(options, { paths: ['-'], stdinName: name, stdin: Readable.from([new TextEncoder().encode(text)]) });
