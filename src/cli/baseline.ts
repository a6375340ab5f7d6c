import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { stopsWork } from '../finding/diagnostic.ts';
import type { LintResult } from '../lint.ts';
import { safe } from '../output/redact/safe.ts';
import { baselineOf, type BaselineEntry } from '../output/suppress/baseline.ts';
import { baselineName } from '../output/suppress/baseline-name.ts';
import type { Command } from './command.ts';
import { findConfig } from './find-config.ts';
import { readLintSettings } from './lint-settings.ts';
import { asAsked, inputsOf, requestOf, tell, unknownRule } from './lint.ts';
import { valueOf } from './parsed-flags.ts';
import { writeText } from './write-text.ts';

const count = (number: number, one: string, several: string): string => `${number} ${number === 1 ? one : several}`;

/** So many stale entries are listed. */
const mostListed = 20;

const listed = (stale: readonly BaselineEntry[]): string => {
  const lines = stale
    .slice(0, mostListed)
    .map(({ file, rule, message = '' }) => `stale: ${safe(file)}: ${safe(rule)} ${safe(message)}`.trimEnd());
  const more = stale.length - mostListed;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].map((line) => `${line}\n`).join('');
};

/** Why the input, or the baseline, could not be read: no baseline is made of that, and no script. */
export const obstacles = ({ report }: LintResult): readonly string[] =>
  report.findings
    .filter(({ rule }) => stopsWork(rule))
    .map(({ location: { file, line, column }, message }) => `${file}:${line}:${column}: ${message}`);

/** What was done, for people. */
const outcome = (
  file: string,
  prune: boolean,
  fresh: number,
  { known, stale }: NonNullable<LintResult['compared']>,
): readonly string[] => {
  const entries = count(stale.length, 'entry that is no longer found', 'entries that are no longer found');
  if (prune) return [`took ${entries} out of \`${file}\``];
  const before = known.length === 0 ? '' : `; ${known.length} ${known.length === 1 ? 'was' : 'were'} there already`;
  const left =
    stale.length === 0
      ? []
      : [`\`${file}\` has ${entries}: \`iamlint baseline --prune\` removes ${stale.length === 1 ? 'it' : 'them'}`];
  return [`recorded ${count(fresh, 'new finding', 'new findings')} in \`${file}\`${before}`, ...left];
};

/** `iamlint baseline`: adds to a baseline what it does not have; or takes out of it what is not found any more. */
export const baselineCommand: Command = async ({ operands, given }, io, parts) => {
  const settings = readLintSettings({ given, operands });
  if ('kind' in settings) return settings;
  const prune = given.has('prune');
  const file = valueOf(given, 'baseline') ?? baselineName;
  const isThere = existsSync(resolve(io.cwd, file));
  if (prune && !isThere) {
    await tell(io, [`there is no baseline \`${file}\``]);
    return 2;
  }
  const rules = await parts.rules();
  const wrong = unknownRule(settings.onlyRules ?? [], rules, 'baseline');
  if (wrong) return wrong;
  const config = await findConfig(settings.config, rules, io, parts, settings.preset);
  if (config === undefined) return 2;
  const asked = requestOf(settings, asAsked(config, settings, rules), rules, io, undefined);
  const result = await parts.lint({ ...asked, baseline: isThere ? file : undefined });
  if (result.stopped) {
    await tell(io, [...obstacles(result), `\`${file}\` was not written: the input could not be checked completely`]);
    return 2;
  }
  const fresh = result.report.findings;
  const { known, stale, unseen } = result.compared ?? { known: [], stale: [], unseen: [] };
  const text = prune
    ? baselineOf({ findings: known }, unseen)
    : baselineOf({ findings: [...known, ...fresh] }, [...unseen, ...stale]);
  const inputs = inputsOf(result, config).filter((input) => resolve(io.cwd, input) !== resolve(io.cwd, file));
  const failure = await writeText(file, io.cwd, text, 'write', inputs);
  if (failure === undefined) await io.out(listed(stale));
  await tell(io, failure === undefined ? outcome(file, prune, fresh.length, { known, stale, unseen }) : [failure]);
  return failure === undefined ? 0 : 2;
};
