import { defaultConfig } from './config/config.ts';
import { wordConfigError } from './config/error.ts';
import { loadConfig } from './config/load.ts';
import type { TerraformOptions } from './load/terraform-options.ts';
import { lint as lintWith, type LintResult } from './lint.ts';
import type { Rule } from './rule-api/define.ts';
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
export type { Report } from './output/report/report.ts';
export type { Rule, RuleContext, RuleDefinition } from './rule-api/define.ts';
export type { Origin, Place } from './source/place.ts';

export interface LintOptions {
  /** Files, directories or globs. Where there is none, the config's `include` is taken. */
  readonly paths?: readonly string[];
  /** Absolute path, default the process's working directory; what is shown is relative to it. */
  readonly cwd?: string;
  /** Path of the config, `false` for none; default: searched for from `cwd` upward. */
  readonly config?: string | false;
  /** Rules besides iamlint's own. */
  readonly rules?: readonly Rule[];
  /** The clock that conditions on time are held against; default: now. */
  readonly now?: Date;
  /** Findings that could not be decided keep their full severity. */
  readonly strict?: boolean;
  /** Whether an engine setup may include what lies outside `cwd`. */
  readonly allowOutside?: boolean;
  /** Path of a baseline. */
  readonly baseline?: string;
  /** Variables of Terraform, and whether plans are linted as before or after being applied. */
  readonly terraform?: TerraformOptions;
}

/**
 * Lints files. Bad input is among the findings, and `stopped` says that something could not be done.
 * @throws {Error} where the config is wrong: its message names file, line and column
 */
export const lint = async (options: LintOptions = {}): Promise<LintResult> => {
  const { paths = [], cwd = process.cwd(), config: wanted, now = new Date(), strict = false } = options;
  const rules = [...ownRules, ...(options.rules ?? [])];
  const loaded =
    wanted === false ? { config: defaultConfig(rules) } : await loadConfig({ cwd, explicitPath: wanted, rules });
  if ('errors' in loaded) throw new Error(loaded.errors.map(wordConfigError).join('\n'));
  const { allowOutside = false, baseline, terraform } = options;
  return lintWith({ paths, cwd, config: loaded.config, rules, now, strict, allowOutside, baseline, terraform });
};
