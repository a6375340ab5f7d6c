import { isDiagnostic, diagnostics, type DiagnosticId } from '../finding/diagnostic.ts';
import { isColored } from './color.ts';
import { valueOf } from './parsed-flags.ts';
import { styleMarkdown } from './markdown.ts';
import { readPage } from './page.ts';
import type { Command } from './command.ts';
import { usageError } from './usage.ts';

/** The findings of iamlint's own stages have no page: there is little to say of them. */
const pageOf = (id: DiagnosticId): string => {
  const { severity, stops, summary } = diagnostics[id];
  return [
    `# ${id}`,
    '',
    `A finding of iamlint itself, severity ${severity}: ${summary}.`,
    stops
      ? 'It means that iamlint could not do its work: the exit code is 2, and the finding cannot be turned off.'
      : `Turn it off with \`${id}: off\` under \`rules\` of the config.`,
    '',
  ].join('\n');
};

export const explainCommand: Command = async ({ operands, given }, io, parts) => {
  const [id = ''] = operands;
  const rules = await parts.rules();
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined && !isDiagnostic(id)) {
    return usageError(`there is no rule \`${id}\``, {
      meant: { word: id, candidates: [...rules.map((one) => one.id), ...Object.keys(diagnostics)] },
      command: 'explain',
    });
  }
  const page = isDiagnostic(id) ? pageOf(id) : readPage(rule?.category ?? '', id);
  await io.out(styleMarkdown(page, isColored(valueOf(given, 'color'), io)));
  return 0;
};
