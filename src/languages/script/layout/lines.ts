/** A line of a text: where it starts, and where it ends before its line break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const linesIn = (text: string): readonly Line[] => {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const stop = newline === -1 ? text.length : newline;
    const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop;
    lines.push({ start, end, text: text.slice(start, end) });
    if (newline === -1) break;
    start = newline + 1;
  }
  return lines;
};
