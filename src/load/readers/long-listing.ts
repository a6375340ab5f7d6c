import type { Stopwatch } from '../../check/stopwatch.ts';
import type { PolicyListing } from '../../account/normalise/policies.ts';
import { createRecurring, policyOf } from '../../account/normalise/policy.ts';
import type { Policy } from '../../account/model/policy.ts';
import { locateInJson } from '../../input/parse/json/locate.ts';
import { readPieces, type Piece } from '../../input/parse/json/pieces.ts';
import { scanInWorker } from '../../input/parse/json/scan-in-worker.ts';
import { textOf } from '../../input/parse/parse.ts';
import type { Parsed, ParsedDocument } from '../../input/parse/parsed.ts';
import { matchingKind } from '../../input/recognise/looks.ts';
import { pagePartial } from '../../input/recognise/page.ts';
import { recognise, type Recognised } from '../../input/recognise/recognise.ts';
import { secretKeys } from '../../input/secrets/find-secrets.ts';
import { isObject, type Json, type JsonObject } from '../../source/json.ts';
import type { DocumentRef } from '../../source/place.ts';
import type { Source, SourceAhead } from '../../source/source.ts';
import { fitsKind, validate } from '../../input/validate/validate.ts';
import { bound } from '../../finding/bound.ts';
import { emptyReading, type Reading } from '../reading.ts';
import type { ReadContext } from './context.ts';
import { isExport } from './document-readers.ts';

/** A document that is, for the most part, one listing of policies. */
export interface LongListing {
  readonly parsed: Parsed;
  readonly listing: PolicyListing;
  /** What a snapshot holds beside it, not validated yet. */
  readonly others: readonly Recognised[];
}

/** The key of the list, in pages of the API and in snapshots. */
const key = 'policies';
const matches = (item: Json): boolean => isObject(item) && matchingKind(item)?.name === key;

/** The document with no more than the first of its policies: enough to tell what it is. */
const shortened = (around: Json, policies: readonly Json[]): Json =>
  isObject(around) ? { ...around, [key]: policies } : policies;

/**
 * A large source that is a listing of policies, or a snapshot with one: parse → recognise → validate → normalise, piece by
 * piece. Undefined for any other source, and wherever something is wrong with one: the reader of documents reports it.
 */
export const readLongSource = async (
  source: Source | SourceAhead,
  { measure }: ReadContext,
): Promise<Reading | undefined> => {
  const long = await readLongListing(source, measure);
  if (long === undefined) return undefined;
  const others = [];
  for (const each of long.others) others.push(await measure('validate', () => validate(each)));
  return {
    ...emptyReading,
    recognised: others.map(({ recognised }) => recognised),
    listings: [long.listing],
    parsed: new Map([[source.file.name, long.parsed]]),
    problems: bound(others.flatMap(({ problems }) => problems)),
    documents: 1,
  };
};

/**
 * The policies of a long listing. Of each piece of the text only its policies are kept, which takes half the time and a
 * third of the memory that parsing all of it takes.
 */
export const readLongListing = async (
  source: Source | SourceAhead,
  measure: Stopwatch['measure'],
): Promise<LongListing | undefined> => {
  try {
    return await readListing(source, measure);
  } catch {
    // Levels without end, which the scan has not refused yet. The reader of documents reports whatever else it may be.
    return undefined;
  }
};

const readListing = async (
  source: Source | SourceAhead,
  measure: Stopwatch['measure'],
): Promise<LongListing | undefined> => {
  const { file, bytes } = source;
  const ref: DocumentRef = { source: file.name, index: 0 };
  const pieces = readPieces(source, key);
  const next = (): Promise<IteratorResult<Piece, Json | undefined>> => measure('parse', () => pieces.next());
  const recurring = createRecurring();
  const fits = await fitsKind(key);
  const isPolicy = (item: Json): item is JsonObject => isObject(item) && fits(item);
  const policies: Policy[] = [];
  const take = ({ path, items }: Piece): boolean => {
    // In a bare list each item says what it is; in any other the key does.
    if (path.length === 0 && !measure('recognise', () => items.every(matches))) return false;
    const valid = measure('validate', () => items.filter(isPolicy));
    if (valid.length < items.length) return false;
    measure('normalise', () => {
      for (const item of valid) {
        policies.push(policyOf(item, { document: ref, path: [...path, policies.length] }, recurring));
      }
    });
    return true;
  };
  const first = await next();
  if (first.done === true || !take(first.value)) return undefined;
  // The rest is on its way while the first pieces are read; where it cannot be had, the pieces end.
  const allRead = Promise.allSettled('until' in source ? [source.until(bytes.length)] : []);
  const inWorker = await scanInWorker(bytes, 1, false, secretKeys, allRead);
  let isRead = false;
  void allRead.then(() => (isRead = true));
  try {
    let read = await next();
    for (; read.done !== true; read = await next()) {
      if (!take(read.value)) return undefined;
      // The worker begins as soon as this thread learns that all is read.
      if (!isRead) await new Promise(setImmediate);
    }
    const around = read.value;
    if (around === undefined) return undefined;
    const document: ParsedDocument = { ref, value: shortened(around, first.value.items) };
    if (!isExport(document)) return undefined;
    const { recognised, problems } = measure('recognise', () => recognise(document, file.given));
    const own = recognised.find(({ kind, items }) => kind === 'policies' && items[0]?.value === first.value.items[0]);
    if (own === undefined || problems.length > 0) return undefined;
    const { faults, named } = await measure('parse', inWorker.answer);
    if (faults.length > 0 || named) return undefined;
    const { accountId, listing } = own;
    const partial =
      listing.form === 'page' && isObject(around) ? pagePartial(around, policies.length) : listing.partial;
    return {
      parsed: parsedOf(source, document),
      listing: { kind: 'policies', accountId, listing: { ...listing, partial }, policies },
      others: recognised.filter((one) => one !== own),
    };
  } finally {
    inWorker.stop();
  }
};

/** The source as `parse` gives it, with its text made when a finding is to be placed in it. */
const parsedOf = (source: Source, document: ParsedDocument): Parsed => {
  let text: string | undefined;
  const textOnce = (): string => (text ??= textOf(source));
  return {
    file: source.file,
    get text() {
      return textOnce();
    },
    format: 'json',
    documents: [document],
    problems: [],
    locate: (wanted) => (wanted.length === 0 ? [] : locateInJson(textOnce(), [0])(wanted)),
    comments: () => [],
  };
};
