/** Work of the parser, about 50 ns each. */
const maxWork = 4_000_000;

const blanks = /[^\S\n]{50,}/g;
const emptyLines = /(?:[^\S\n]{0,49}\n){25,}/g;

const workIn = (text: string): number => {
  let work = 0;
  for (const pattern of [blanks, emptyLines])
    for (const [{ length }] of text.matchAll(pattern)) work += length * length;
  return work;
};

/**
 * A text as long as this one, in which comments fill much of the white space, where that is so long that the parser would
 * take minutes: its time grows with the square of the length. Only for the parser: what texts hold is to be read from the
 * original. A comment that holds such white space itself is cut by this; people do not write one.
 */
export const withoutLongBlanks = (text: string): string => {
  if (workIn(text) < maxWork) return text;
  return text
    .replaceAll(blanks, (run) => `/*${run.slice(2, -2)}*/`)
    .replaceAll(emptyLines, (run) => {
      // The first line break may end a comment, and before the last may stand what ends a heredoc.
      const start = run.indexOf('\n') + 1;
      return `${run.slice(0, start)}/*${run.slice(start + 2, -3)}*/\n`;
    });
};
