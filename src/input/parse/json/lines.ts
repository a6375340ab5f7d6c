import type { Json } from '../../../source/json.ts';
import { findingsOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import { checkedInWorker, limits } from '../limits.ts';
import type { Parsed, ParsedDocument } from '../parsed.ts';
import type { SourceText } from '../source-text.ts';
import { diagnose } from './diagnose.ts';
import { faultsOf } from './json.ts';
import { locateInJson } from './locate.ts';
import { scanInWorker } from './scan-in-worker.ts';
import { scan } from './scan.ts';

/**
 * True where the first line holds one whole list or mapping and more text follows: no single JSON value looks like that,
 * NDJSON always does.
 */
export const looksLikeLines = (text: string): boolean => {
  const start = text.search(/\S/);
  const end = text.indexOf('\n', start);
  if (start === -1 || end === -1 || !/[}\]]\s*$/.test(text.slice(Math.max(start, end - 100), end))) return false;
  if (!/\S/.test(text.slice(end))) return false;
  try {
    JSON.parse(text.slice(start, end));
    return true;
  } catch {
    return false;
  }
};

/** A source with one JSON value on each line (NDJSON). Lines that are not JSON are reported; the others count. */
export const parseLines = async ({ file, text, utf8, limits: { ndjson_lines: most } }: SourceText): Promise<Parsed> => {
  const inWorker = utf8.length < checkedInWorker ? undefined : await scanInWorker(utf8, limits.scanned, true);
  const { starts, values, faults } = readLines(text, most);
  const { faults: scanned } = (await inWorker?.answer()) ?? scan(utf8, limits.depth, limits.scanned, true);
  const found = faultsOf(scanned, text, utf8).filter((fault) => values.has(lineAt(starts, fault.start)));
  const faulty = new Set(found.map((fault) => lineAt(starts, fault.start)));
  // A scan that stopped at its bound has not seen the lines after its last fault.
  const unseen = scanned.length < limits.scanned ? Infinity : Math.max(...faulty);
  const documents: ParsedDocument[] = [];
  for (const [index, value] of values) {
    if (!faulty.has(index) && index < unseen) documents.push({ ref: { source: file.name, index }, value });
  }
  return {
    file,
    text,
    format: 'ndjson',
    documents,
    problems: findingsOf(
      file.name,
      [...faults, ...found].toSorted((a, b) => a.start - b.start),
    ),
    locate: locateInJson(text, starts),
    comments: () => [],
  };
};

interface Lines {
  /** Where the lines that are not blank start; the index is the document's. */
  readonly starts: readonly number[];
  readonly values: Map<number, Json>;
  readonly faults: readonly Fault[];
}

const readLines = (text: string, most: number): Lines => {
  const starts: number[] = [];
  const values = new Map<number, Json>();
  const faults: Fault[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const stop = newline === -1 ? text.length : newline;
    const end = text[stop - 1] === '\r' && stop > start ? stop - 1 : stop;
    const line = text.slice(start, end);
    if (line.trim() !== '') {
      if (starts.length === most) {
        const message = `this file has more than ${most} lines, the limit of iamlint: split it, or raise \`limits.ndjson_lines\` in the config`;
        faults.push({ start, end, message, limit: true });
        break;
      }
      starts.push(start);
      try {
        values.set(starts.length - 1, JSON.parse(line));
      } catch {
        faults.push(faults.length > limits.problems ? { start, end, message: '' } : diagnose(text, start, end));
      }
    }
    start = stop + 1;
  }
  return { starts, values, faults };
};

/** The index of the line that holds an offset. */
const lineAt = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
