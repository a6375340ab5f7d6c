import { flags } from './flags.ts';
import type { FlagToken } from './parsed-flags.ts';

/** A word of a command line that is no flag. */
export interface Word {
  readonly index: number;
  readonly value: string;
  /** After `--`, a word is never a command. */
  readonly literal: boolean;
}

interface Tokens {
  readonly words: readonly Word[];
  readonly marks: readonly FlagToken[];
}

const takesValue = (name: string): boolean => flags.some((flag) => flag.name === name && flag.kind === 'value');

const nameOf = (short: string): string => flags.find((flag) => flag.short === short)?.name ?? short;

/**
 * The flags and words of a command line, as `parseArgs` of Node reads them when it is not strict: `--name value`,
 * `--name=value`, `-n value`, `-nvalue`, several short ones as `-qf json`; `--` ends the flags. To load that one takes as
 * long as to recognise and validate a document.
 */
export const tokensOf = (argv: readonly string[]): Tokens => {
  const words: Word[] = [];
  const marks: FlagToken[] = [];
  let index = 0;
  const flag = (name: string, rawName: string): void => {
    const value = takesValue(name) ? argv[index + 1] : undefined;
    marks.push({ index, name, rawName, value, ...(value !== undefined && { inlineValue: false }) });
    if (value !== undefined) index += 1;
  };
  for (; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') {
      words.push(...argv.slice(index + 1).map((value, at) => ({ index: index + 1 + at, value, literal: true })));
      break;
    }
    const equals = word.indexOf('=', 3);
    if (word.length > 2 && word.startsWith('--')) {
      if (equals === -1) flag(word.slice(2), word);
      else {
        const name = word.slice(2, equals);
        marks.push({ index, name, rawName: `--${name}`, value: word.slice(equals + 1), inlineValue: true });
      }
    } else if (word.length > 1 && word.startsWith('-')) {
      for (let at = 1; at < word.length; at += 1) {
        const short = word.charAt(at);
        const name = nameOf(short);
        const rest = word.slice(at + 1);
        if (rest === '') flag(name, `-${short}`);
        else if (takesValue(name)) {
          marks.push({ index, name, rawName: `-${short}`, value: rest, inlineValue: true });
          break;
        } else marks.push({ index, name, rawName: `-${short}`, value: undefined });
      }
    } else words.push({ index, value: word, literal: false });
  }
  return { words, marks };
};
