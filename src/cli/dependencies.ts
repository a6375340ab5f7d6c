import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CatalogueExtension } from '../catalogue/extension.ts';
import type { Config } from '../config/config.ts';
import type { LoadedConfig, LoadRequest } from '../config/load.ts';
import type { ExportedRoles, ExportedRolesRequest } from '../exported-roles.ts';
import type { LintRequest, LintResult } from '../lint.ts';
import type { LoadedAccounts } from '../load-accounts.ts';
import type { Formatter } from '../output/report/report.ts';
import type { Preset, Rule } from '../rule-api/define.ts';
import { rules } from '../../rules/index.ts';
import { loadConfig } from '../config/load.ts';
import { defaultConfig } from '../config/config.ts';
import { lint } from '../lint.ts';
import { beforeFirstGrammar } from '../languages/grammar/tiering.ts';
import { compileGrammarsOnce } from './flags-of-v8.ts';
import { createCatalogue } from '../catalogue/create.ts';
import { exportedRoles } from '../exported-roles.ts';
import { formats } from '../output/report/formats.ts';

/** What the commands are made of, each loaded when it is asked for. Tests give small ones. */
export interface Dependencies {
  readonly rules: () => Promise<readonly Rule[]>;
  readonly loadConfig: (request: LoadRequest) => Promise<LoadedConfig>;
  readonly defaultConfig: (rules: readonly Rule[], preset?: Preset) => Promise<Config>;
  readonly lint: (request: LintRequest) => Promise<LintResult>;
  /** Reads the accounts that questions are about. */
  readonly loadAccounts: (request: LintRequest) => Promise<LoadedAccounts>;
  /** The catalogue with what a config adds to it. */
  readonly catalogue: (extension?: CatalogueExtension) => Promise<Catalogue>;
  readonly exportedRoles: (request: ExportedRolesRequest) => Promise<ExportedRoles>;
  /** The formatters by name. */
  readonly formats: () => Promise<Readonly<Record<string, () => Promise<Formatter>>>>;
}

export const builtIn: Dependencies = {
  rules: () => Promise.resolve(rules),
  loadConfig,
  defaultConfig: (given, preset) => Promise.resolve(defaultConfig(given, preset)),
  lint: (request) => {
    beforeFirstGrammar(compileGrammarsOnce);
    return lint(request);
  },
  loadAccounts: async (request) => {
    beforeFirstGrammar(compileGrammarsOnce);
    return (await import('../load-accounts.ts')).loadAccounts(request);
  },
  catalogue: (extension) => Promise.resolve(createCatalogue(extension)),
  exportedRoles,
  formats: () => Promise.resolve(formats),
};
