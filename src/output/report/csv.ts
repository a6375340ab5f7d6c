import { fingerprints } from '../../finding/fingerprint.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { safe } from '../redact/safe.ts';
import { docsPage } from './docs-page.ts';
import type { Formatter } from './report.ts';
import { helpText } from './texts.ts';

type Cell = string | number | undefined;

const columns: readonly (readonly [name: string, cell: (found: LocatedFinding, fingerprint: string) => Cell])[] = [
  ['severity', ({ severity }) => severity],
  ['confidence', ({ confidence }) => confidence],
  ['rule', ({ rule }) => rule],
  ['category', ({ category }) => category],
  ['file', ({ location }) => location.file],
  ['line', ({ location }) => location.line],
  ['column', ({ location }) => location.column],
  ['end_line', ({ location }) => location.endLine],
  ['end_column', ({ location }) => location.endColumn],
  ['account', ({ about }) => about?.account],
  ['subject', ({ about }) => about?.subject],
  ['policy', ({ about }) => about?.policy],
  ['actions', ({ about }) => about?.actions?.join(' ')],
  ['message', ({ message }) => message],
  ['help', (found) => helpText(found)],
  ['docs', (found) => docsPage(found)],
  ['fingerprint', (_, fingerprint) => fingerprint],
];

/** What a spreadsheet would take for a formula, in full width too; a mark before it makes it a text. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

const cell = (value: Cell): string => {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = safe(value);
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

const row = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\n`;

/** A row for each finding below a row of names (RFC 4180), for spreadsheets. */
export const csv: Formatter = function* ({ findings }) {
  const marks = fingerprints(findings);
  yield row(columns.map(([name]) => name));
  for (const [nth, found] of findings.entries()) yield row(columns.map(([, of]) => of(found, marks[nth] ?? '')));
};
