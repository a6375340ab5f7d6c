import type { Range } from '../../source/place.ts';
import { isJoinedWords, isKnownId, isNumberedWords, isPlaceholderSecret, isWords } from './placeholder.ts';

/** What announces a secret: a key in JSON, YAML, HCL or shell, a flag, a header. No quantifier before it: linear. */
const announced =
  /(?:--(?:api-?key|token|password|secret)\s{1,8}|\bbearer\s{1,8}|(?:api[_-]?key|token|(passw(?:or)?d|private[_-]?key)|secret)\\?["'`]?[ \t]{0,8}(?:=>|[:=])[ \t]{0,8})/gi;

/** A value without quotes ends at white space, at a quote, or where the next parameter of a query begins. */
const bare = /(?:[^\s"'`&]|&(?!\w+=))*/y;
const quote = /\\?["'`]/y;

/** A password in YAML may be several words: it ends with the line, or where the next entry of a flow begins. */
const phrase = /[^\s"'`,}\]#](?:[^\n,}\]#]|(?<!\s)#)*/y;

const valueAt = (text: string, at: number, isPhrase: boolean): Range => {
  quote.lastIndex = at;
  const opened = quote.exec(text)?.[0];
  if (opened !== undefined) {
    const start = at + opened.length;
    const closed = text.indexOf(opened, start);
    return { start, end: closed === -1 ? text.length : closed };
  }
  if (isPhrase) {
    phrase.lastIndex = at;
    const words = phrase.exec(text)?.[0].trimEnd();
    if (words !== undefined) return { start: at, end: at + words.length };
  }
  bare.lastIndex = at;
  const value = (bare.exec(text)?.[0] ?? '').replace(/[,;.)}\]]{1,9}$/, '');
  return { start: at, end: at + value.length };
};

/** Longer values are taken for secrets as they are: what is harmless is short, and to look at long ones again and again takes long. */
const longestHarmless = 1000;

const isHarmless = (value: string, certain: boolean): boolean =>
  value.length <= longestHarmless &&
  // a password may be a word or a number, a key or a token is not
  (isPlaceholderSecret(value) ||
    isKnownId(value) ||
    (!certain && (value.length < 6 || isWords(value) || /^\d{1,8}$/.test(value))));

function* announcedSecrets(text: string): Iterable<Range> {
  let known = 0;
  for (const match of text.matchAll(announced)) {
    if (match.index < known) continue;
    const certain = match[1] !== undefined;
    const range = valueAt(text, match.index + match[0].length, certain && /:[ \t]+$/.test(match[0]));
    if (isHarmless(text.slice(range.start, range.end), certain)) continue;
    known = range.end;
    yield range;
  }
}

/** An IBM Cloud API key has this many characters. */
const keyLength = 44;

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** What of a run is long enough for a key when the words before it (`name-`) are taken away. */
const withoutWords = (run: string): string => {
  const word = /[A-Za-z]{0,20}[-_]/y;
  let start = 0;
  while (word.test(run) && run.length - word.lastIndex >= keyLength) start = word.lastIndex;
  return run.slice(start);
};

/** True for a run that is or holds an API key; names and ids can be as long. */
const holdsKey = (run: string): boolean =>
  run
    .split(uuid)
    .filter(({ length }) => length >= keyLength)
    .filter((text) => !isJoinedWords(text))
    .map(withoutWords)
    .some((text) => /[a-z]/.test(text) && /[A-Z]/.test(text) && !isNumberedWords(text) && !isPlaceholderSecret(text));

/** Secrets that are known by their own form; the first group, where there is one, is the secret. */
const forms: readonly { readonly pattern: RegExp; readonly secret: (value: string) => boolean }[] = [
  { pattern: /(?<![\w-])[\w-]{44,}/g, secret: holdsKey },
  { pattern: /(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, secret: () => true },
  {
    pattern: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^]*?(?:-----END [A-Z ]{0,20}PRIVATE KEY-----|$)/g,
    secret: () => true,
  },
  { pattern: /(?<=:\/\/[^\s/:@]{1,64}:)[^\s@/]{1,256}(?=@)/g, secret: (value) => !isPlaceholderSecret(value) },
];

function* formedSecrets(text: string): Iterable<Range> {
  for (const { pattern, secret } of forms)
    for (const { 0: value, index } of text.matchAll(pattern))
      if (secret(value)) yield { start: index, end: index + value.length };
}

/** Where a text holds secrets: sorted, and none overlaps another. */
export const secretRanges = (text: string): readonly Range[] => {
  const found = [...announcedSecrets(text), ...formedSecrets(text)].toSorted(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const merged: Range[] = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last === undefined || range.start >= last.end) merged.push(range);
    else if (range.end > last.end) merged.splice(-1, 1, { start: last.start, end: range.end });
  }
  return merged;
};
