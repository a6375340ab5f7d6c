/** A piece of a pattern: text to be met as it is, any one character, or any run of characters. */
type Piece = { readonly text: string } | 'one' | 'run';

/** `*` is any run, `?` any one character; `{{*}}` and `{{?}}` are the characters themselves. */
const piecesOf = (pattern: string): readonly Piece[] =>
  [...pattern.matchAll(/\{\{([*?])\}\}|\*+|\?|[^*?{]+|\{/g)].map(([whole, literal]) => {
    if (literal !== undefined) return { text: literal };
    if (whole.startsWith('*')) return 'run';
    return whole === '?' ? 'one' : { text: whole };
  });

/** The length a piece takes at `at`, or undefined where it does not fit; a run is handled by its caller. */
const fits = (piece: Exclude<Piece, 'run'>, text: string, at: number): number | undefined => {
  if (piece === 'one') return at < text.length ? 1 : undefined;
  return text.startsWith(piece.text, at) ? piece.text.length : undefined;
};

/**
 * Whether a text meets a pattern of `stringMatch`, as a whole and case-sensitively. Takes time proportional to pattern
 * times text at worst: on a misfit only the last run is tried anew, so that no pattern blows up.
 */
export const matchesPattern = (pattern: string, text: string): boolean => {
  const pieces = piecesOf(pattern);
  let piece = 0;
  let at = 0;
  let retry: { readonly piece: number; readonly at: number } | undefined;
  for (;;) {
    const next = pieces[piece];
    if (next === undefined && at === text.length) return true;
    if (next === 'run') {
      retry = { piece, at };
      piece += 1;
      continue;
    }
    const length = next === undefined ? undefined : fits(next, text, at);
    if (length !== undefined) {
      piece += 1;
      at += length;
    } else if (retry !== undefined && retry.at < text.length) {
      retry = { piece: retry.piece, at: retry.at + 1 };
      piece = retry.piece + 1;
      at = retry.at;
    } else return false;
  }
};

/** True where a pattern meets every text: nothing but runs. */
export const matchesEverything = (pattern: string): boolean => /^\*+$/.test(pattern);

/** True where a text holds a wildcard that is not written as a literal. */
export const holdsWildcard = (text: string): boolean => /[*?]/.test(text.replace(/\{\{[*?]\}\}/g, ''));
