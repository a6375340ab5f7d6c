import { visible } from '../source/visible.ts';
import { createColors } from '../output/report/colors.ts';
import { wrap } from '../output/report/prose.ts';
import { isColored } from './color.ts';
import type { Io } from './io.ts';

/** What the answers of `roles` and `actions` are written on: its width, its colours, and ways to set text. */
export interface Terminal {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  /** Wrapped to the width, every line but the first indented; backticks are wrapped around, never torn. */
  readonly prose: (text: string, indent?: string) => string;
  /** Items below each other or, on a terminal with room for it, in columns read downward. */
  readonly list: (items: readonly string[]) => readonly string[];
}

const inColumns = (items: readonly string[], width: number): readonly string[] => {
  const longest = Math.max(0, ...items.map((item) => item.length));
  const columns = Math.max(1, Math.floor((width + 2) / (longest + 2)));
  const rows = Math.ceil(items.length / columns);
  return Array.from({ length: rows }, (_, row) =>
    items
      .filter((_item, index) => index % rows === row)
      .map((item) => item.padEnd(longest))
      .join('  ')
      .trimEnd(),
  );
};

export const terminalFor = (color: string | undefined, io: Pick<Io, 'env' | 'terminal'>): Terminal => {
  const { bold, dim } = createColors(isColored(color, io));
  const width = Math.min(120, Math.max(60, io.terminal?.columns ?? 80));
  return {
    bold,
    dim,
    prose: (text, indent = '') => indent + wrap(visible(text), width, indent, indent.length),
    // What is piped on is searched and cut by lines.
    list: (items) =>
      (io.terminal === undefined ? items.map(visible) : inColumns(items.map(visible), width - 2)).map(
        (line) => `  ${line}`,
      ),
  };
};
