import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { Range } from '../../source/place.ts';
import { limits } from './limits.ts';

/** What is wrong with a text, in words, and where. The words never quote the text, which may hold a secret. */
export interface Fault extends Range {
  readonly message: string;
  readonly help?: string;
  readonly related?: Range & { readonly note: string };
  /** The text may be right but goes beyond what iamlint reads. */
  readonly limit?: true;
}

const findingOf = (source: string, { start, end, message, help, related, limit }: Fault): Finding =>
  diagnostic(limit ? 'limit-exceeded' : 'syntax-error', { source, range: { start, end } }, message, {
    ...(help === undefined ? {} : { help }),
    ...(related === undefined
      ? {}
      : { related: [{ place: { source, range: { start: related.start, end: related.end } }, note: related.note }] }),
  });

/** The faults of a source as findings; of very many, the first ones and how many more there are. */
export const findingsOf = (source: string, faults: readonly Fault[]): readonly Finding[] => {
  const shown = faults.slice(0, limits.problems).map((fault) => findingOf(source, fault));
  const next = faults[limits.problems];
  if (next === undefined) return shown;
  const message = `from here on this file has ${faults.length - limits.problems} more problems like these`;
  return [...shown, findingOf(source, { start: next.start, end: next.end, message })];
};

/** The fault of a document with more levels than iamlint reads, at the bracket or line that opens the first such one. */
export const tooDeep = (range: Range): Fault => ({
  start: range.start,
  end: range.end,
  message: `lists and mappings are nested more than ${limits.depth} levels deep, the limit of iamlint`,
  limit: true,
});

/** The fault of a key given a second time. */
export const duplicateKey = (second: Range, first: Range): Fault => ({
  start: second.start,
  end: second.end,
  message: 'this key occurs twice in one mapping, and only one of the two counts: delete or rename one',
  related: { start: first.start, end: first.end, note: 'it occurs here first' },
});
