/**
 * Characters that are not shown, or change how others are: controls, bidi marks, zero-width and other format characters,
 * lone surrogates, line separators; and letters that are blank (Hangul fillers, the grapheme joiner).
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u3164\uffa0]/gu;

const named = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

const escape = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return named.get(character) ?? (code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u{${digits}}`);
};

/**
 * A text as one line that shows everything it holds: `\x1b`, `\u{202e}`, `\n`. Nor is it, printed alone on a line, a
 * command to GitHub Actions (a line that begins with `::`) or Azure Pipelines (`##[` and `##vso[`).
 */
export const visible = (text: string): string =>
  // The first question is quick; the pattern of what is not shown takes milliseconds to build.
  (/^[ -~]*$/.test(text) ? text : text.replace(invisible, escape))
    .replace(/^(\s*):(?=:)/, '$1\\x3a')
    .replace(/##(?=\[|vso\[)/gi, '#\\x23');
