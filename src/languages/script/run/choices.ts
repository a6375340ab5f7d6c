import type { Argument } from './machine.ts';
import { soleHole, textOf } from './text.ts';

/** Ways to run one command that are followed: three such words with two choices each. */
const maxWays = 8;

/** Choices that are words of their own, such as `--service-name kms`, or no word: a value is told by its place instead. */
const areWords = (choices: readonly string[]): boolean =>
  choices.some((choice) => choice.trim() === '' || /^\s*-|\S\s+\S/.test(choice));

/**
 * The words of a command for each way that an unquoted variable was set: `$TARGET` that is `--service-name kms` in one
 * branch and `--account-management` in another. Undefined where there is only one way.
 */
export const waysOf = (words: readonly Argument[]): readonly (readonly Argument[])[] | undefined => {
  let ways: readonly (readonly Argument[])[] = [[]];
  for (const word of words) {
    const choices = word.maySplit ? soleHole(word.text)?.choices : undefined;
    const options =
      choices === undefined || !areWords(choices) ? [[word]] : choices.map((choice) => splitAt(choice, word));
    ways = ways.flatMap((way) => options.map((option) => [...way, ...option]));
    if (ways.length > maxWays) return undefined;
  }
  return ways.length > 1 ? ways : undefined;
};

const splitAt = (choice: string, { range }: Argument): readonly Argument[] =>
  choice
    .split(/\s+/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: textOf(piece, range), range, maySplit: false }));
