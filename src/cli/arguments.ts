import { commandNames, commands, isCommand, type CommandName } from './commands.ts';
import { flags, flagsOf } from './flags.ts';
import { type ParsedFlags, readFlags } from './parsed-flags.ts';
import { tokensOf, type Word } from './tokens.ts';
import { usageError, type UsageError } from './usage.ts';

/** What a command line asks for. */
export type Invocation =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: CommandName | undefined }
  | {
      readonly kind: 'command';
      readonly command: CommandName;
      readonly operands: readonly string[];
      readonly given: ParsedFlags;
    };

/** Globs and texts with a slash or a dot are paths, there or not; a bare word is one if it exists. */
const looksLikePath = (word: string): boolean => word === '-' || /[/\\.*?[{]/.test(word);

/**
 * The command a line begins with, and the words left to it. Without one, words are paths to lint; a bare word that
 * does not exist is more likely a command misspelled.
 */
const commandOf = (
  words: readonly Word[],
  exists: (path: string) => boolean,
): { readonly command: CommandName; readonly operands: readonly Word[] } | UsageError => {
  const [first, ...rest] = words;
  if (first === undefined || first.literal) return { command: 'lint', operands: words };
  if (isCommand(first.value)) return { command: first.value, operands: rest };
  if (looksLikePath(first.value) || exists(first.value)) return { command: 'lint', operands: words };
  return usageError(`\`${first.value}\` is neither a command nor a path`, {
    meant: { word: first.value, candidates: [...commandNames, 'help'] },
  });
};

const helpOf = (topic: Word | undefined): Invocation | UsageError => {
  if (topic === undefined) return { kind: 'help', command: undefined };
  if (isCommand(topic.value)) return { kind: 'help', command: topic.value };
  return usageError(`there is no command \`${topic.value}\``, {
    meant: { word: topic.value, candidates: commandNames },
  });
};

const leastOf = (command: CommandName): number => commands.find(({ name }) => name === command)?.takes[0] ?? 0;

const checkCount = (command: CommandName, operands: readonly string[]): UsageError | undefined => {
  const row = commands.find(({ name }) => name === command);
  const [least, most] = row?.takes ?? [0, Infinity];
  if (operands.length < least) return usageError(`\`${command}\` needs \`${row?.operands}\``, { command });
  const extra = operands[most];
  return extra === undefined ? undefined : usageError(`\`${command}\` takes no argument \`${extra}\``, { command });
};

/** Reads a command line. `exists` tells a path from a misspelled command. */
export const readArguments = (argv: readonly string[], exists: (path: string) => boolean): Invocation | UsageError => {
  const { words, marks } = tokensOf(argv);
  const [first, second] = words;
  if (marks.some(({ name }) => name === 'help')) {
    return { kind: 'help', command: first && isCommand(first.value) ? first.value : undefined };
  }
  if (marks.some(({ name }) => name === 'version')) return { kind: 'version' };
  const unknown = marks.find(({ name }) => !flags.some((flag) => flag.name === name));
  if (unknown) {
    const command = first && isCommand(first.value) ? first.value : undefined;
    const known = command === undefined ? flags : flagsOf(command);
    return usageError(`there is no flag \`${unknown.rawName}\``, {
      meant: { word: unknown.rawName, candidates: known.map(({ name }) => `--${name}`) },
      command,
    });
  }
  if (first?.value === 'help' && !first.literal) return helpOf(second);

  const found = commandOf(words, exists);
  if ('kind' in found) return found;
  const { command } = found;
  const read = readFlags(command, marks, found.operands, leastOf(command));
  if ('kind' in read) return read;
  const operands = read.operands;
  return checkCount(command, operands) ?? { kind: 'command', command, operands, given: read.given };
};
