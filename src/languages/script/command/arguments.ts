import type { Range } from '../../../source/place.ts';
import type { Argument } from '../run/machine.ts';
import { isHole, literal, textOf, type Text } from '../run/text.ts';
import type { Usage } from './options.ts';

/** A flag of a command. */
export interface Flag {
  readonly name: string;
  readonly range: Range;
  readonly value: { readonly text: Text; readonly range: Range } | undefined;
  /** How it is written where that is no flag to the command: `service-name`, or with another dash. */
  readonly written?: string | undefined;
}

/** The words of a command sorted into arguments and flags. */
export interface Arguments {
  readonly positional: readonly Argument[];
  readonly flags: readonly Flag[];
  /** The shell may split some word: flags and arguments that are missing here may be in it. */
  readonly maySplit: boolean;
  /** A word that is no argument and no flag's value, and may be further flags: `$EXTRA` at the end. */
  readonly open: Argument | undefined;
}

interface Split {
  readonly name: string;
  readonly rest: Text | undefined;
}

/** `--flag=value` in two. */
const split = ({ text, range }: Argument): Split | undefined => {
  const [first, ...more] = text;
  if (first === undefined || isHole(first) || !/^-{1,2}[A-Za-z]/.test(first.text)) return undefined;
  const equals = first.text.indexOf('=');
  if (equals === -1) return more.length === 0 ? { name: first.text, rest: undefined } : undefined;
  return { name: first.text.slice(0, equals), rest: [{ text: first.text.slice(equals + 1), range }, ...more] };
};

/** Dashes that a text processor puts in place of `--`. */
export const longDash = /^[\u2010-\u2015\u2212]+-?(?=[A-Za-z])/;

/** A flag of the command whose `--` was forgotten, or replaced by another dash. */
const forgotten = (word: Argument, known: ReadonlySet<string>, isBeyond: boolean): Split | undefined => {
  const text = literal(word.text) ?? '';
  if (longDash.test(text)) return split({ ...word, text: textOf(text.replace(longDash, '--'), word.range) });
  return isBeyond && known.has(`--${text}`) ? { name: `--${text}`, rest: undefined } : undefined;
};

/** A flag under its long name, and whether the next word is its value. */
const joined = (
  flag: string,
  next: Argument | undefined,
  { values, switches, longOf }: Usage,
  isBeyond: boolean,
): { readonly name: string; readonly takesNext: boolean } => {
  const text = next === undefined ? undefined : literal(next.text);
  // IBM's own examples give the policy's file as `-f @policy.json`; what is not known can be nothing else where nothing else goes.
  const isFile =
    text === undefined ? next !== undefined && isBeyond && values.includes('--file') : /^@|\.json$/.test(text);
  if (flag === '-f' && isFile) return { name: '--file', takesNext: true };
  const name = longOf(flag);
  if (next === undefined || split(next) !== undefined) return { name, takesNext: false };
  if (values.includes(name)) return { name, takesNext: true };
  // IBM's own examples give switches of the plug-in as `--iam-credentials-reuse-apikey true`.
  if (switches.includes(name)) return { name, takesNext: /^(?:true|false)$/.test(text ?? '') };
  return { name, takesNext: isBeyond };
};

/** Sorts the words after a command's name. A flag that is not known takes a value where the next word is no flag. */
export const sortArguments = (words: readonly Argument[], usage: Usage): Arguments => {
  const { values, switches, takes, needs, many, isWhole } = usage;
  const positional: Argument[] = [];
  const flags: Flag[] = [];
  const known = new Set([...values, ...switches]);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const plain = split(word);
    const flag = plain ?? forgotten(word, known, isWhole && positional.length >= takes.length && many !== true);
    const written = plain === undefined ? literal(word.text) : undefined;
    if (flag === undefined) {
      positional.push(word);
      continue;
    }
    const next = words[at + 1];
    const { name, takesNext } = joined(flag.name, next, usage, positional.length >= takes.length);
    if (flag.rest !== undefined) {
      flags.push({ name, range: word.range, value: { text: flag.rest, range: word.range }, written });
    } else if (takesNext && next !== undefined) {
      flags.push({ name, range: word.range, value: { text: next.text, range: next.range }, written });
      at += 1;
    } else flags.push({ name, range: word.range, value: undefined, written });
  }
  const isMore = positional.length > takes.length && many !== true;
  const mayBeFlags = isMore || !needs.every((group) => flags.some(({ name }) => group.includes(name)));
  const open = mayBeFlags ? positional.findLast(({ maySplit }) => maySplit) : undefined;
  return { positional, flags, maySplit: words.some(({ maySplit }) => maySplit), open };
};

/** The value of a flag, the last where it is given twice. */
export const flagOf = ({ flags }: Arguments, ...names: readonly string[]): Flag | undefined =>
  flags.findLast(({ name }) => names.includes(name));
