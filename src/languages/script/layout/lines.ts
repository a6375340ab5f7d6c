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

/** The index of the last of `count` ascending starts that is not beyond `offset`; 0 where all are. */
export const lastStartUpTo = (
  offset: number,
  count: number,
  startAt: (index: number) => number | undefined,
): number => {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((startAt(middle) ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Gives the line of an offset, from 1. */
export const lineCounter = (text: string): ((offset: number) => number) => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => lastStartUpTo(offset, starts.length, (index) => starts[index]) + 1;
};
