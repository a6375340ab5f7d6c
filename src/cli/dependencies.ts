import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CatalogueExtension } from '../catalogue/extension.ts';
import type { Config } from '../config/config.ts';
import type { LoadedConfig, LoadRequest } from '../config/load.ts';
import type { ExportedRoles, ExportedRolesRequest } from '../exported-roles.ts';
import type { LintRequest, LintResult } from '../lint.ts';
import type { Formatter } from '../output/report/report.ts';
import type { Rule } from '../rule-api/define.ts';

/** What the commands are made of, each loaded when it is asked for. Tests give small ones. */
export interface Dependencies {
  readonly rules: () => Promise<readonly Rule[]>;
  readonly loadConfig: (request: LoadRequest) => Promise<LoadedConfig>;
  readonly defaultConfig: (rules: readonly Rule[]) => Promise<Config>;
  readonly lint: (request: LintRequest) => Promise<LintResult>;
  /** The catalogue with what a config adds to it. */
  readonly catalogue: (extension?: CatalogueExtension) => Promise<Catalogue>;
  readonly exportedRoles: (request: ExportedRolesRequest) => Promise<ExportedRoles>;
  /** The formatters by name. */
  readonly formats: () => Promise<Readonly<Record<string, () => Promise<Formatter>>>>;
}

export const builtIn: Dependencies = {
  rules: async () => (await import('../../rules/index.ts')).rules,
  loadConfig: async (request) => (await import('../config/load.ts')).loadConfig(request),
  defaultConfig: async (rules) => (await import('../config/config.ts')).defaultConfig(rules),
  lint: async (request) => (await import('../lint.ts')).lint(request),
  catalogue: async (extension) => (await import('../catalogue/create.ts')).createCatalogue(extension),
  exportedRoles: async (request) => (await import('../exported-roles.ts')).exportedRoles(request),
  formats: async () => (await import('../output/report/formats.ts')).formats,
};
