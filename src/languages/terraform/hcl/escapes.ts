const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The text that a stretch of a quoted text means. An unknown escape stays as it is. */
export const unquoted = (written: string): string =>
  written.includes('\\')
    ? written.replaceAll(
        /([$%])\1\{|\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([nrt"\\]))/g,
        (
          whole,
          mark: string | undefined,
          short: string | undefined,
          long: string | undefined,
          letter: string | undefined,
        ) => {
          // What an escape gives is never the beginning of a template, nor the first of two marks.
          if (mark !== undefined) return `${mark}{`;
          if (letter !== undefined) return named[letter] ?? whole;
          const code = Number.parseInt(short ?? long ?? '', 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      )
    : unmarked(written);

/** The text that a stretch of a template means where only `$${` and `%%{` are escapes: in a heredoc, and in JSON. */
export const unmarked = (written: string): string =>
  written.includes('{') ? written.replaceAll('$${', '${').replaceAll('%%{', '%{') : written;
