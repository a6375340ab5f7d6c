import type { CommandName } from './commands.ts';
import { flagsOf, type Flag } from './flags.ts';
import { usageError, type UsageError } from './usage.ts';

/** A flag as it stands on the command line. */
export interface FlagToken {
  readonly index: number;
  readonly name: string;
  /** As typed: `--quiet`, `-q`. */
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** The flags given: each with its values, in order; a flag that stands alone has none. */
export type ParsedFlags = ReadonlyMap<string, readonly string[]>;

/** The last value given to a flag, which is the one that counts. */
export const valueOf = (given: ParsedFlags, name: string): string | undefined => given.get(name)?.at(-1);

interface Operand {
  readonly index: number;
  readonly value: string;
}

const checkValue = (flag: Flag, token: FlagToken, command: CommandName): UsageError | undefined => {
  const { value, rawName } = token;
  const another = !token.inlineValue && value !== undefined && /^--?[a-z]/.test(value);
  if (value === undefined || value === '' || another) {
    return usageError(`\`${rawName}\` needs a value: \`${rawName} ${flag.value}\``, { command });
  }
  return flag.oneOf === undefined || flag.oneOf.includes(value)
    ? undefined
    : usageError(`\`${value}\` is not a value of \`${rawName}\``, {
        meant: { word: value, candidates: flag.oneOf, few: true },
        command,
      });
};

const checkToken = (flag: Flag | undefined, token: FlagToken, command: CommandName): UsageError | undefined => {
  if (flag === undefined) {
    return usageError(`\`${command}\` has no flag \`${token.rawName}\``, {
      meant: { word: token.rawName, candidates: flagsOf(command).map(({ name }) => `--${name}`) },
      command,
    });
  }
  if (flag.kind === 'behind =' && token.value === '')
    return usageError(`\`${token.rawName}=\` needs a value behind \`=\``, { command });
  if (flag.kind === 'value') return checkValue(flag, token, command);
  return flag.kind === 'alone' && token.value !== undefined
    ? usageError(`\`${token.rawName}\` takes no value`, { command })
    : undefined;
};

/**
 * Checks the flags against those of the command and gathers their values. A word right behind a flag that may have a
 * value is its value, and no longer an operand.
 */
export const readFlags = (
  command: CommandName,
  tokens: readonly FlagToken[],
  words: readonly Operand[],
): { readonly given: ParsedFlags; readonly operands: readonly string[] } | UsageError => {
  const given = new Map<string, readonly string[]>();
  const taken = new Set<number>();
  for (const token of tokens) {
    const flag = flagsOf(command).find(({ name }) => name === token.name);
    const wrong = checkToken(flag, token, command);
    if (wrong) return wrong;
    const next = flag?.kind === 'either' ? words.find(({ index }) => index === token.index + 1) : undefined;
    if (next && token.value === undefined) taken.add(next.index);
    const value = token.value ?? next?.value;
    given.set(token.name, [...(given.get(token.name) ?? []), ...(value === undefined ? [] : [value])]);
  }
  return { given, operands: words.filter(({ index }) => !taken.has(index)).map(({ value }) => value) };
};
