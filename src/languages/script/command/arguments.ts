import type { Range } from '../../../source/place.ts';
import type { Argument } from '../run/machine.ts';
import { isHole, literal, type Text } from '../run/text.ts';
import type { Usage } from './options.ts';

/** A flag of a command. */
export interface Flag {
  readonly name: string;
  readonly range: Range;
  readonly value: { readonly text: Text; readonly range: Range } | undefined;
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

/** `--flag=value` in two. */
const split = ({ text, range }: Argument): { readonly name: string; readonly rest: Text | undefined } | undefined => {
  const [first, ...more] = text;
  if (first === undefined || isHole(first) || !/^-{1,2}[A-Za-z]/.test(first.text)) return undefined;
  const equals = first.text.indexOf('=');
  if (equals === -1) return more.length === 0 ? { name: first.text, rest: undefined } : undefined;
  return { name: first.text.slice(0, equals), rest: [{ text: first.text.slice(equals + 1), range }, ...more] };
};

/** Sorts the words after a command's name. A flag that is not known takes a value where the next word is no flag. */
export const sortArguments = (
  words: readonly Argument[],
  { values, switches, takes, needs, many, longOf }: Usage,
): Arguments => {
  const positional: Argument[] = [];
  const flags: Flag[] = [];
  const takesValue = new Set(values);
  const takesNone = new Set(switches);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const flag = split(word);
    if (flag === undefined) {
      positional.push(word);
      continue;
    }
    const next = words[at + 1];
    const isFlagNext = next === undefined || split(next) !== undefined;
    // IBM's own examples give the policy's file as `-f @policy.json`.
    const isFile = flag.name === '-f' && next !== undefined && /^@|\.json$/.test(literal(next.text) ?? '');
    const name = isFile ? '--file' : longOf(flag.name);
    // IBM's own examples give switches of the plug-in as `--iam-credentials-reuse-apikey true`.
    const isAnswer = takesNone.has(name) && next !== undefined && /^(?:true|false)$/.test(literal(next.text) ?? '');
    const wants =
      isFile ||
      isAnswer ||
      takesValue.has(name) ||
      (!takesNone.has(name) && !isFlagNext && positional.length >= takes.length);
    if (flag.rest !== undefined) flags.push({ name, range: word.range, value: { text: flag.rest, range: word.range } });
    else if (wants && next !== undefined && !isFlagNext) {
      flags.push({ name, range: word.range, value: { text: next.text, range: next.range } });
      at += 1;
    } else flags.push({ name, range: word.range, value: undefined });
  }
  const isMore = positional.length > takes.length && many !== true;
  const mayBeFlags = isMore || !needs.every((group) => flags.some(({ name }) => group.includes(name)));
  const open = mayBeFlags ? positional.findLast(({ maySplit }) => maySplit) : undefined;
  return { positional, flags, maySplit: words.some(({ maySplit }) => maySplit), open };
};

/** The value of a flag, the last where it is given twice. */
export const flagOf = ({ flags }: Arguments, ...names: readonly string[]): Flag | undefined =>
  flags.findLast(({ name }) => names.includes(name));
