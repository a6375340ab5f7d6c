import { rules } from '../../rules/index.ts';
import { defaultConfig, withRules, type Config } from '../../src/config/config.ts';
import type { Repair } from '../../src/finding/finding.ts';
import type { LintResult } from '../../src/lint.ts';
import type { Json } from '../../src/source/json.ts';
import { printFindings } from '../findings.ts';
import { lintTexts } from '../lint-texts.ts';

/** A config under which one rule runs with options. */
const configFor = (id: string, options: Json | undefined): Config => {
  const config = withRules(
    defaultConfig(rules),
    rules.filter((rule) => rule.id === id),
  );
  return { ...config, rules: (rule, file) => ({ ...config.rules(rule, file), options }) };
};

/** Runs one rule on a document, YAML or JSON. */
export const runRule = (id: string, text: string, options?: Json): Promise<LintResult> =>
  lintTexts(
    { [text.startsWith('{') ? 'account.json' : 'account.yaml']: text },
    { onlyRules: [id], config: configFor(id, options) },
  );

/** The findings of one rule on a document: `/pointer severity: message`. */
export const findingsOf = async (id: string, text: string, options?: Json): Promise<readonly string[]> =>
  printFindings(await runRule(id, text, options), { at: 'pointer', about: id });

/** The same, each with the lines of its help and repairs. */
export const findingsWithRepairs = async (id: string, text: string, options?: Json): Promise<readonly string[]> =>
  printFindings(await runRule(id, text, options), { at: 'pointer', about: id, repairs: true });

/** A repair as tests state it. */
export interface PrintedRepair {
  readonly kind: Repair['kind'];
  readonly text: string;
  readonly undo?: string;
}

/** The repairs of the first finding. */
export const repairsOf = async (id: string, text: string): Promise<readonly PrintedRepair[]> =>
  ((await runRule(id, text)).report.findings[0]?.repairs ?? []).map(({ kind, text: code, undo }) => ({
    kind,
    text: code.text,
    ...(undo === undefined ? {} : { undo: undo.text }),
  }));
