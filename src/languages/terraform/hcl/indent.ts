/** Lines that hold nothing do not count. */
const indentations = (text: string, isFirst: boolean): readonly number[] => {
  const lines = isFirst ? text.split('\n') : text.split('\n').slice(1);
  const last = lines.length - 1;
  return lines.flatMap((line, nth) => {
    const spaces = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    return spaces === line.length && nth < last ? [] : [spaces];
  });
};

/**
 * The texts of a template `<<-` without the white space that all of its lines begin with. A text other than the first
 * begins in the middle of a line, behind an interpolation.
 */
export const evenly = (texts: readonly string[]): readonly string[] => {
  const found = texts.flatMap((text, nth) => {
    const all = indentations(text, nth === 0);
    // Behind the last line break stands the line of the end mark.
    return nth === texts.length - 1 && text.endsWith('\n') ? all.slice(0, -1) : all;
  });
  const width = found.reduce((least, each) => Math.min(least, each), Number.MAX_SAFE_INTEGER);
  if (found.length === 0 || width === 0) return texts;
  const less = (line: string): string => line.slice(Math.min(width, /^[ \t]*/.exec(line)?.[0].length ?? 0));
  return texts.map((text, nth) =>
    text
      .split('\n')
      .map((line, at) => (at === 0 && nth > 0 ? line : less(line)))
      .join('\n'),
  );
};
