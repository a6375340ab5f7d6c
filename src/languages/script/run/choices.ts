import { scriptLimits } from '../limits.ts';
import type { Argument } from './machine.ts';
import { soleHole, textOf } from './text.ts';

/** Choices that are words of their own, such as `--service-name kms`, or no word: a value is told by its place instead. */
const areWords = (choices: readonly string[]): boolean =>
  choices.some((choice) => choice.trim() === '' || /^\s*-|\S\s+\S/.test(choice));

/**
 * The words of a command for each way that an unquoted variable was set: `$TARGET` that is `--service-name kms` in one
 * branch and `--account-management` in another. Undefined where there is only one way.
 */
export const waysOf = (words: readonly Argument[]): readonly (readonly Argument[])[] | undefined => {
  const ways = words.map((word) => {
    const choices = word.maySplit ? soleHole(word.text)?.choices : undefined;
    return choices === undefined || !areWords(choices) ? [[word]] : choices.map((choice) => splitAt(choice, word));
  });
  const count = ways.reduce((product, options) => product * options.length, 1);
  if (count <= 1 || count > scriptLimits.ways) return undefined;
  return Array.from({ length: count }, (_, way) => {
    let rest = way;
    const chosen = ways.toReversed().map((options) => {
      const option = options[rest % options.length] ?? [];
      rest = Math.floor(rest / options.length);
      return option;
    });
    return chosen.toReversed().flat();
  });
};

const splitAt = (choice: string, { range }: Argument): readonly Argument[] =>
  choice
    .split(/\s+/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: textOf(piece, range), range, maySplit: false }));
