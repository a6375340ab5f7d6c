import { withoutLongBlanks } from './blanks.ts';

const mayHoldExponent = /\d[eE][-+]?\d/;
// A name, a number with an exponent and without a fraction, any other number: what a digit may belong to.
const words = /[\p{ID_Start}_][\p{ID_Continue}-]*|\d+[eE][-+]?\d+|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/gu;
const exponentOnly = /^\d+[eE]/;

/** The grammar knows an exponent only behind a fraction: `1e-3` becomes `1111`, which is as long. */
const withoutExponents = (text: string): string =>
  mayHoldExponent.test(text)
    ? text.replaceAll(words, (word) => (exponentOnly.test(word) ? '1'.repeat(word.length) : word))
    : text;

/**
 * A text as long as this one, and with the same syntax tree, that the parser can read, and in bearable time. Only for the
 * parser: what names, numbers and texts say is to be read from the original.
 */
export const parserText = (text: string): string => withoutLongBlanks(withoutExponents(text));
