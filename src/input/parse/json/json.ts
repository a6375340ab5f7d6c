import type { Json } from '../../../source/json.ts';
import type { DocumentRef } from '../../../source/place.ts';
import { duplicateKey, findingsOf, tooDeep } from '../fault.ts';
import type { Fault } from '../fault.ts';
import { checkedInWorker, limits } from '../limits.ts';
import type { Parsed } from '../parsed.ts';
import type { SourceText } from '../source-text.ts';
import { diagnose } from './diagnose.ts';
import { locateInJson } from './locate.ts';
import { textOffsets } from './offsets.ts';
import { scanInWorker } from './scan-in-worker.ts';
import { scan } from './scan.ts';
import type { ScanFault } from './scan.ts';

/** A source that is one JSON value; undefined where it is not (then `diagnose` says why). */
export const parseJson = async ({ file, text, utf8 }: SourceText): Promise<Parsed | undefined> => {
  const checked = utf8.length < checkedInWorker ? checkHere(text, utf8) : await checkInWorker(text, utf8);
  if (checked === undefined) return undefined;
  const ref: DocumentRef = { source: file.name, index: 0 };
  return {
    file,
    text,
    format: 'json',
    documents: 'value' in checked ? [{ ref, value: checked.value }] : [],
    problems: 'value' in checked ? [] : findingsOf(file.name, faultsOf(checked.faults, text, utf8)),
    locate: locateInJson(text, [0]),
    comments: () => [],
  };
};

/** A source that should be JSON and is not. */
export const brokenJson = ({ file, text }: SourceText): Parsed => ({
  file,
  text,
  format: 'json',
  documents: [],
  problems: findingsOf(file.name, [diagnose(text, 0, text.length)]),
  locate: locateInJson(text, []),
  comments: () => [],
});

type Checked = { readonly value: Json } | { readonly faults: readonly ScanFault[] } | undefined;

const checkHere = (text: string, utf8: Uint8Array): Checked => {
  const { faults } = scan(utf8, limits.depth, limits.problems, false);
  if (faults.some((fault) => fault.kind === 'too-deep')) return { faults };
  try {
    const value: Json = JSON.parse(text);
    return faults.length === 0 ? { value } : { faults };
  } catch {
    return undefined;
  }
};

/** For a large source the scan runs in a worker, while `JSON.parse` works here. */
const checkInWorker = async (text: string, utf8: Uint8Array): Promise<Checked> => {
  const inWorker = await scanInWorker(utf8, limits.problems, false);
  try {
    const value: Json = JSON.parse(text);
    const { faults } = await inWorker.answer();
    return faults.length === 0 ? { value } : { faults };
  } catch {
    inWorker.stop();
    return undefined;
  }
};

/** The scan's answer as faults, its bytes as offsets into the text. */
export const faultsOf = (faults: readonly ScanFault[], text: string, utf8: Uint8Array): readonly Fault[] => {
  const offsets = textOffsets(
    text,
    utf8,
    faults.flatMap((fault) => [
      fault.start,
      fault.end,
      ...(fault.kind === 'duplicate-key' ? [fault.firstStart, fault.firstEnd] : []),
    ]),
  );
  return faults.map((fault) => {
    const range = { start: offsets(fault.start), end: offsets(fault.end) };
    return fault.kind === 'too-deep'
      ? tooDeep(range)
      : duplicateKey(range, { start: offsets(fault.firstStart), end: offsets(fault.firstEnd) });
  });
};
