import type { Command } from './command.ts';
import { lintCommand } from './lint.ts';
import { valueOf } from './parsed-flags.ts';

/** What an audit writes beside the text, where the command line names no other files. */
const files = ['html=iamlint-audit.html', 'json=iamlint-audit.json'] as const;

/** `iamlint audit`: `lint` with all rules, a page to read and a report for programs. */
export const auditCommand: Command = (invocation, io, parts) => {
  const { given } = invocation;
  const formats = given.get('format') ?? [];
  const own = files.filter(
    (file) => !formats.some((format) => format.startsWith(file.slice(0, file.indexOf('=') + 1))),
  );
  const asLint = new Map([
    ...given,
    ['preset', [valueOf(given, 'preset') ?? 'all']],
    ['format', [...formats, ...own]],
  ] as const);
  return lintCommand({ ...invocation, given: asLint }, io, parts);
};
