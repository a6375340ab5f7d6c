import { repairScript, type RepairScript } from '../output/repair/script.ts';
import { obstacles } from './baseline.ts';
import type { Command } from './command.ts';
import { findConfig } from './find-config.ts';
import { readLintSettings } from './lint-settings.ts';
import { asAsked, requestOf, tell, unknownRule } from './lint.ts';

const count = (number: number, one: string, several = `${one}s`): string => `${number} ${number === 1 ? one : several}`;

/** `3 repairs to run, 1 held back in a comment; 2 findings need an edit of a file, and 4 have neither` */
const summary = ({ steps, held, edits, others }: RepairScript): string => {
  const back = held === 0 ? '' : `, ${held} held back in ${held === 1 ? 'a comment' : 'comments'}`;
  const files = edits === 0 ? '' : `; ${count(edits, 'finding')} ${edits === 1 ? 'needs' : 'need'} an edit of a file`;
  const have = others === 1 ? 'has' : 'have';
  const left = edits === 0 ? `; ${count(others, 'finding')} ${have} no command` : `, and ${others} ${have} neither`;
  return `${count(steps, 'repair')} to run${back}${files}${others === 0 ? '' : left}`;
};

/** `iamlint repair`: the commands of all findings as one script. It runs none of them. */
export const repairCommand: Command = async ({ operands, given }, io, parts) => {
  const settings = readLintSettings({ given, operands });
  if ('kind' in settings) return settings;
  const rules = await parts.rules();
  const wrong = unknownRule(settings.onlyRules ?? [], rules, 'repair');
  if (wrong) return wrong;
  const config = await findConfig(settings.config, rules, io, parts, settings.preset);
  if (config === undefined) return 2;
  const result = await parts.lint(requestOf(settings, asAsked(config, settings, rules), rules, io, undefined));
  // What could not be read may be what a command would be wrong for.
  if (result.stopped) {
    const { documents } = result.report.summary;
    const why =
      'there is no script: commands may be wrong for what could not be read (`--ignore GLOB` leaves files out)';
    await tell(io, [...obstacles(result), ...(documents === 0 ? [] : [why])]);
    return 2;
  }
  const script = repairScript(result.report.findings);
  await io.out(script.text);
  await tell(io, [summary(script)]);
  return 0;
};
