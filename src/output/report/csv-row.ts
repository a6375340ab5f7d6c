import { safe } from '../redact/safe.ts';

/** A cell of a row; undefined for an empty one. */
export type Cell = string | number | undefined;

/** What a spreadsheet would take for a formula, in full width too; a mark before it makes it a text. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

const cell = (value: Cell): string => {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = safe(value);
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** A row of a table for spreadsheets (RFC 4180): texts hold nothing invisible, no secret and no formula. */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\n`;
