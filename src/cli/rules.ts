import { valueOf } from './parsed-flags.ts';
import type { Command } from './command.ts';
import { table } from '../output/report/table.ts';
import type { Rule } from '../rule-api/define.ts';
import { wrap } from '../output/report/prose.ts';

/** Where a line does not hold a row, the description follows on lines of its own. */
const narrow = (rules: readonly Pick<Rule, 'id' | 'severity' | 'preset' | 'summary'>[], columns: number): string =>
  rules
    .map(({ id, severity, preset, summary }) => {
      const head = `${id}  ${severity}, ${preset}`;
      return `${head}\n    ${wrap(summary, columns, '    ', 4)}\n`;
    })
    .join('');

export const rulesCommand: Command = async ({ given }, io, parts) => {
  const rules = (await parts.rules()).map(({ id, category, preset, severity, summary, optionsSchema }) => ({
    id,
    category,
    preset,
    severity,
    summary,
    options: optionsSchema !== undefined,
  }));
  if (valueOf(given, 'format') === 'json') await io.out(`${JSON.stringify(rules, undefined, 2)}\n`);
  else {
    const rows = rules.map(({ id, preset, severity, summary }) => [id, severity, preset, summary]);
    const wide = table(['RULE', 'SEVERITY', 'PRESET', 'DESCRIPTION'], rows);
    const columns = io.terminal?.columns ?? Infinity;
    // What is piped on is searched and cut by lines.
    const fits = columns === Infinity || wide.split('\n').every((line) => line.length <= columns);
    await io.out(fits ? wide : narrow(rules, columns));
  }
  return 0;
};
