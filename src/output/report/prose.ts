/** What stays on one line: a run without blanks; a stretch in backticks is one, so that commands are not torn apart. */
const word = /(?:`[^`]*`|[^\s`]|`)+/g;

/**
 * Wraps a text: lines of at most `width` columns where its words allow it, every one but the first indented by `indent`.
 * `taken` columns of the first line are not free. A line never begins with `::`, which to GitHub is a command.
 */
export const wrap = (text: string, width: number, indent: string, taken: number): string => {
  let wrapped = '';
  let column = taken;
  for (const next of text.match(word) ?? []) {
    const first = wrapped === '';
    if (!first && column + 1 + next.length > width && !next.startsWith('::')) {
      wrapped += `\n${indent}${next}`;
      column = indent.length + next.length;
    } else {
      wrapped += first ? next : ` ${next}`;
      column += next.length + (first ? 0 : 1);
    }
  }
  return wrapped;
};
