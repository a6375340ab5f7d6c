import { valueOf } from './parsed-flags.ts';
import type { Command } from './command.ts';
import { table } from './table.ts';

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
    await io.out(table(['RULE', 'SEVERITY', 'PRESET', 'DESCRIPTION'], rows));
  }
  return 0;
};
