/** A position as people and editors count: from 1; columns in UTF-16 units, as language servers and SARIF do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The positions of some offsets into a text, in one walk over its lines. No table of line starts is kept: one of a
 * 100 MB export has millions of entries, and few places of it are ever reported. Offsets outside the text count as its
 * start or end; lines end with `\n`.
 */
export const positionsOf = (text: string, offsets: Iterable<number>): ReadonlyMap<number, Position> => {
  const positions = new Map<number, Position>();
  let line = 1;
  let lineStart = 0;
  let lineEnd = text.indexOf('\n');
  for (const offset of [...new Set(offsets)].toSorted((a, b) => a - b)) {
    const at = Math.min(Math.max(offset, 0), text.length);
    while (lineEnd !== -1 && lineEnd < at) {
      line += 1;
      lineStart = lineEnd + 1;
      lineEnd = text.indexOf('\n', lineStart);
    }
    positions.set(offset, { line, column: at - lineStart + 1 });
  }
  return positions;
};

/** The start of a text: the position of what has no better one. */
export const firstPosition: Position = { line: 1, column: 1 };
