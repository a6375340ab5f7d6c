import type { Range } from '../source/place.ts';
import { isJoinedWords, isKnownId, isNumberedWords, isPlaceholderSecret, isWords } from './placeholder.ts';

/** What announces a secret: a key in JSON, YAML, HCL or shell, a flag, a header. No quantifier before it: linear. */
const announced =
  /(?:--(?:api-?key|token|password|passcode|secret)\s{1,8}|(\s-p[\s=]{1,8})|\bbearer\s{1,8}|(?:api[_-]?key|token|passcode|access[_-]?key|(passw(?:or)?d|private[_-]?key)|secret)s?\\?["'`]?[ \t]{0,8}(?:=>|[:=])[ \t]{0,8})/gi;

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

/** Whether what comes before a flag is `ibmcloud login` with its flags: `-p` of other commands is no password. */
const isOfLogin = (text: string, at: number): boolean =>
  /\blogin\b/.test(
    text
      .slice(Math.max(0, at - 200), at)
      .split(/[\n;|&]/)
      .at(-1) ?? '',
  );

function* announcedSecrets(text: string): Iterable<Range> {
  let known = 0;
  for (const match of text.matchAll(announced)) {
    if (match.index < known || (match[1] !== undefined && !isOfLogin(text, match.index))) continue;
    const certain = match[1] !== undefined || match[2] !== undefined;
    const range = valueAt(text, match.index + match[0].length, certain && /:[ \t]+$/.test(match[0]));
    if (isHarmless(text.slice(range.start, range.end), certain)) continue;
    known = range.end;
    yield range;
  }
}

/** An IBM Cloud API key has this many characters. */
const keyLength = 44;

/** Exactly as it should be: a mistyped one may end in the beginning of a key. */
const anyUuid = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/i;

/** What of a run is long enough for a key when the words before it (`name-`) are taken away. */
const withoutWords = (run: string): string => {
  const word = /[A-Za-z]{0,20}[-_]/y;
  let start = 0;
  while (word.test(run) && run.length - word.lastIndex >= keyLength) start = word.lastIndex;
  return run.slice(start);
};

/** True for a run that is or holds an API key; names and ids can be as long. */
const holdsKey = (run: string): boolean =>
  !isKnownId(run) &&
  run
    .split(anyUuid)
    .filter(({ length }) => length >= keyLength)
    .filter((text) => !isJoinedWords(text))
    .map(withoutWords)
    .some((text) => /[a-z]/.test(text) && /[A-Z]/.test(text) && !isNumberedWords(text) && !isPlaceholderSecret(text));

const wordIn = /[a-z]{3,}/g;

/** True for a line of Base64, as a private key has them; the names of a path are words, for the greater part. */
const isBase64 = (run: string): boolean => {
  const letters = run.replace(/[^A-Za-z]/g, '').length;
  const inWords = (run.match(wordIn) ?? []).join('').length;
  return /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) && inWords < 0.6 * letters;
};

interface Form {
  readonly pattern: RegExp;
  readonly secret: (value: string) => boolean;
}

/** Secrets that are known by their own form, and are one long run of letters, digits and the signs of Base64. */
const formsOfRuns: readonly Form[] = [
  { pattern: /(?<![\w-])[\w-]{44,}/g, secret: holdsKey },
  // the secret half of an HMAC key of Object Storage; no id and no digest has this length
  { pattern: /(?<![\da-f])[\da-f]{48}(?![\da-f])/gi, secret: (value) => !isPlaceholderSecret(value) },
  { pattern: /(?<![\w+/-])[A-Za-z0-9+/]{44,}={0,2}(?![\w-])/g, secret: isBase64 },
];

/** The other ones, each with a text that no such secret is without. */
const forms: readonly (Form & { readonly mark: string })[] = [
  { mark: 'eyJ', pattern: /(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, secret: () => true },
  {
    mark: '-----BEGIN',
    pattern: /-----BEGIN[A-Z _]{0,20}PRIVATE[ _]?KEY-----[^]*?(?:-----END[A-Z _]{0,20}PRIVATE[ _]?KEY-----|$)/g,
    secret: () => true,
  },
  {
    mark: '://',
    pattern: /(?<=:\/\/[^\s/:@]{1,64}:)[^\s@/]{1,256}(?=@)/g,
    secret: (value) => !isPlaceholderSecret(value),
  },
];

const isOfRun = Array.from({ length: 128 }, (_, code) => /[\w+/-]/.test(String.fromCharCode(code)));

/** The longest possible runs of what a key is written with, of at least its length: of other text, each 44th character is looked at. */
const longRuns = (text: string): readonly Range[] => {
  const runs: Range[] = [];
  const at = (index: number): boolean => isOfRun[text.charCodeAt(index)] === true;
  let from = 0;
  while (from + keyLength <= text.length) {
    let start = from + keyLength;
    while (start > from && at(start - 1)) start -= 1;
    if (start > from) {
      from = start;
      continue;
    }
    let end = from + keyLength;
    while (at(end)) end += 1;
    runs.push({ start: from, end });
    from = end + 1;
  }
  return runs;
};

/** What most long runs are: too short for a key in each part, and told from one by its form. */
const plainId = /^(?:[A-Za-z]{1,13}-){0,2}[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

function* secretsOf({ pattern, secret }: Form, text: string, from: number): Iterable<Range> {
  for (const { 0: value, index } of text.matchAll(pattern))
    if (secret(value)) yield { start: from + index, end: from + index + value.length };
}

/** As many signs of equality as may end a text in Base64, and what must not follow them. */
const longestPadding = 3;

function* formedSecrets(text: string): Iterable<Range> {
  for (const { start, end } of longRuns(text)) {
    if (plainId.test(text.slice(start, end))) continue;
    const run = text.slice(start, end + longestPadding);
    for (const form of formsOfRuns) yield* secretsOf(form, run, start);
  }
  for (const form of forms) if (text.includes(form.mark)) yield* secretsOf(form, text, 0);
}

/** A shorter secret may well be a part of another word. */
const shortestRepeated = 10;

/** So many secrets of one text are looked for a second time. */
const mostRepeated = 8;

/** Where secrets that were announced stand once more, without what says that they are secrets. */
function* repeatedSecrets(text: string, named: readonly Range[]): Iterable<Range> {
  const values = named.map(({ start, end }) => text.slice(start, end));
  const repeated = new Set(values.filter(({ length }) => length >= shortestRepeated && length <= longestHarmless));
  for (const value of [...repeated].slice(0, mostRepeated)) {
    if (isWords(value)) continue;
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
      yield { start: at, end: at + value.length };
  }
}

/** Where a text holds secrets: sorted, and none overlaps another. */
export const secretRanges = (text: string): readonly Range[] => {
  const named = [...announcedSecrets(text)];
  return joined(named, [...repeatedSecrets(text, named)], [...formedSecrets(text)]);
};

/** Ranges of several lists, sorted by their start, those that overlap as one. */
export const joined = (...lists: readonly (readonly Range[])[]): readonly Range[] => {
  const merged: Range[] = [];
  for (const range of lists.flat().toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || range.start >= last.end) merged.push(range);
    else if (range.end > last.end) merged.splice(-1, 1, { start: last.start, end: range.end });
  }
  return merged;
};

/** Behind its header, a private key ends within this: one of RSA with 8192 bits has 6400 characters. */
const longestPrivateKey = 8192;

/**
 * How much of `text` from `at` on is the rest of a private key that begins before: one sees a line of it, not its header. 0
 * where it is none.
 */
export const restOfPrivateKey = (text: string, at: number): number => {
  const before = text.slice(Math.max(0, at - longestPrivateKey), at);
  const begin = before.lastIndexOf('-----BEGIN');
  if (begin < 0 || begin < before.lastIndexOf('-----END')) return 0;
  if (!/^.{10}[A-Z _]{0,20}PRIVATE[ _]?KEY/.test(before.slice(begin, begin + 60))) return 0;
  const rest = text.slice(at, at + longestPrivateKey);
  const end = /-----END[A-Z _]{0,20}PRIVATE[ _]?KEY-----/.exec(rest);
  return end === null ? rest.length : end.index + end[0].length;
};

/** What of a value that is known to hold a secret may be it: an API key in plain text, with nothing that names it. */
export const likelySecrets = (value: string): readonly Range[] =>
  [...value.matchAll(/[^\s"'`=:]{20,}/g)].flatMap(({ 0: run, index }) =>
    isKnownId(run) || isNumberedWords(run) || isPlaceholderSecret(run)
      ? []
      : [{ start: index, end: index + run.length }],
  );
