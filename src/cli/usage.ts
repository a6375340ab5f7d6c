import { safe } from '../output/redact/safe.ts';
import { listNames } from '../source/list-names.ts';
import { nearest } from '../source/nearest.ts';
import type { CommandName } from './commands.ts';

/** A command line that cannot be understood. Words come first; the suggestion is looked up when it is printed. */
export interface UsageError {
  readonly kind: 'usage error';
  /** What is wrong, without the suggestion. */
  readonly message: string;
  /** What was typed, and what it could have been; few candidates are listed where none is near. */
  readonly meant: { readonly word: string; readonly candidates: readonly string[]; readonly few?: true } | undefined;
  /** The command whose help may be of use. */
  readonly command: CommandName | undefined;
}

export const usageError = (
  message: string,
  more: { readonly meant?: UsageError['meant']; readonly command?: CommandName | undefined } = {},
): UsageError => ({ kind: 'usage error', message, meant: more.meant, command: more.command });

/** The lines that say what is wrong and where to read on. */
export const wordUsageError = ({ message, meant, command }: UsageError): string => {
  const suggestion =
    meant &&
    (nearest(meant.word, meant.candidates) ??
      meant.candidates.find((candidate) => meant.word.length > 2 && candidate.startsWith(meant.word)));
  const choice = meant?.few === true ? `${message}; choose ${listNames(meant.candidates, 'or')}` : message;
  const told = suggestion === undefined ? choice : `${message}; did you mean \`${suggestion}\`?`;
  return `iamlint: ${safe(told)}\nTry \`iamlint ${command === undefined ? '' : `${command} `}--help\`.\n`;
};
