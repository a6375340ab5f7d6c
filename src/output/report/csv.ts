import { fingerprints } from '../../finding/fingerprint.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { csvRow, type Cell } from './csv-row.ts';
import { docsPage } from './docs-page.ts';
import type { Formatter } from './report.ts';
import { helpText } from './texts.ts';

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

/** A row for each finding below a row of names (RFC 4180), for spreadsheets. */
export const csv: Formatter = function* ({ findings }) {
  const marks = fingerprints(findings);
  yield csvRow(columns.map(([name]) => name));
  for (const [nth, found] of findings.entries()) yield csvRow(columns.map(([, of]) => of(found, marks[nth] ?? '')));
};
