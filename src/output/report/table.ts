type Row = readonly string[];

/** Rows under a heading, in columns; those at the places `right` are set to the right, as numbers are. */
export const table = (heading: Row, rows: readonly Row[], right: readonly number[] = []): string => {
  const widths = heading.map((_, column) => Math.max(...[heading, ...rows].map((row) => row[column]?.length ?? 0)));
  const set = (cell: string, column: number): string =>
    right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return [heading, ...rows].map((row) => `${row.map(set).join('  ').trimEnd()}\n`).join('');
};
