import packageJson from '../../package.json' with { type: 'json' };
import { ageInDays, howToUpdate, isOld } from '../catalogue/age.ts';
import { nameOf } from '../input/discover/name.ts';
import { safe } from '../output/redact/safe.ts';
import { missingInput } from '../output/report/missing-input.ts';
import type { Report } from '../output/report/report.ts';
import { stopsWork } from '../finding/diagnostic.ts';
import type { Command } from './command.ts';
import { findConfig } from './find-config.ts';
import { readLintSettings } from './lint-settings.ts';
import { asAsked, requestOf } from './lint.ts';

const count = (number: number, one: string, several = `${one}s`): string => `${number} ${number === 1 ? one : several}`;

/** What would be linted, and what could not be read. */
const inputText = ({ summary, findings, run }: Report): readonly string[] => {
  const { files, documents, skipped, accounts, policies } = summary;
  const named = run.accounts.length === 0 ? '' : ` (${run.accounts.join(', ')})`;
  const unread = findings.filter(({ rule }) => stopsWork(rule));
  return [
    `input: ${count(files, 'file')}, ${count(documents, 'document')}, ${count(accounts, 'account')}${named}, ${count(policies, 'policy', 'policies')}; ${skipped} skipped (\`iamlint --list-files\` names them)`,
    ...unread.map(({ location: { file, line }, message }) => `cannot be read: ${file}:${line}: ${message}`),
  ];
};

/** What is missing for all rules to look at everything, and what to type. */
const missingText = ({ notChecked }: Report): readonly string[] => {
  const missing = missingInput(notChecked);
  if (missing.length === 0) return ['missing for a full audit: nothing'];
  return [
    'missing for a full audit:',
    ...missing.flatMap(({ rules, reasons, obtain }) => [
      safe(`- ${reasons.slice(0, 2).join('; ')}${rules.length === 0 ? '' : ` (${count(rules.length, 'rule')})`}`),
      ...(obtain === undefined ? [] : obtain.text.split('\n').map((line) => `    ${line}`)),
    ]),
  ];
};

/** `iamlint doctor`: what this iamlint is, what it would lint with which config, and what is missing for a full audit. */
export const doctorCommand: Command = async ({ operands, given }, io, parts) => {
  const settings = readLintSettings({ given, operands });
  if ('kind' in settings) return settings;
  const rules = await parts.rules();
  const found = await findConfig(settings.config, rules, io, parts);
  const config = found && (await findConfig(settings.config, rules, io, parts, 'all'));
  if (found === undefined || config === undefined) return 2;
  const { report } = await parts.lint(requestOf(settings, asAsked(config, settings, rules), rules, io, undefined));
  const { catalogueDate } = report.run;
  const now = io.now();
  const on = rules.filter(({ id }) => found.isOn(id)).length;
  const lines = [
    `iamlint ${packageJson.version}, Node ${process.version}`,
    `config: ${found.path === undefined ? 'none; `iamlint init` writes one' : nameOf(found.path, io.cwd)}; ${on} of ${rules.length} rules are on`,
    `catalogue: of ${catalogueDate}, ${count(ageInDays(catalogueDate, now), 'day')} old${isOld(catalogueDate, now) ? `; ${howToUpdate}` : ''}`,
    ...inputText(report),
  ];
  // A command to copy is made safe where it is made.
  await io.out(`${[...lines.map(safe), ...missingText(report)].join('\n')}\n`);
  return 0;
};
