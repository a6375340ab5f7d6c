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

/** The words right behind the value of a flag that takes them: none where the command lacks words before it. */
const restOf = ({ index, inlineValue }: FlagToken, words: readonly Operand[], least: number): readonly Operand[] => {
  if (inlineValue === true || words.filter((word) => word.index < index).length < least) return [];
  const start = words.findIndex((word) => word.index === index + 2);
  if (start === -1) return [];
  const behind = words.slice(start);
  const end = behind.findIndex((word, nth) => word.value === 'on' || word.index !== index + 2 + nth);
  return end === -1 ? behind : behind.slice(0, end);
};

/**
 * Checks the flags against those of the command and gathers their values. A word right behind a flag that may have a
 * value is its value, and no longer an operand.
 * @param least the fewest words that the command needs
 */
export const readFlags = (
  command: CommandName,
  tokens: readonly FlagToken[],
  words: readonly Operand[],
  least: number,
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
    const rest = flag?.takesRest === true ? restOf(token, words, least) : [];
    for (const { index } of rest) taken.add(index);
    const values = [...(value === undefined ? [] : [value]), ...rest.map((word) => word.value)];
    given.set(token.name, [...(given.get(token.name) ?? []), ...values]);
  }
  return { given, operands: words.filter(({ index }) => !taken.has(index)).map(({ value }) => value) };
};
