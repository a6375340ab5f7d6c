import { parseAllDocuments } from 'yaml';
import { hclString, shellWord } from '../../src/snippet/quote.ts';
import { isList, isObject, type Json } from '../../src/source/json.ts';

/** Files of an input by their names. */
type Texts = Readonly<Record<string, string>>;

/** What somebody writes into a name so that a repair does more than it says, in whatever it is written. */
const payloads = [
  '$(touch PWNED)',
  '`touch PWNED`',
  `'; touch PWNED; '`,
  `"; touch PWNED; "`,
  '\ntouch PWNED\n',
  '; touch PWNED #',
  '${path.cwd}${jsonencode(1)}',
  '%{ if true }x%{ endif }$${y}',
  '\\"; touch PWNED',
  'a: b\n- c: &d *e !f',
  '\u202e\u2066\u200b\x1b[31m',
  '\0',
  '--recursive || touch PWNED',
];

/** A name with a mark at either end, by which to know it again; some begin as a flag does. */
export const hostileName = (nth: number): string =>
  `${nth % 3 === 0 ? '-' : ''}h${nth}q${payloads[nth % payloads.length]}q${nth}h`;

/** What begins a hostile name, with its number. */
export const mark = /h(\d+)q/g;

export const isMarked = (text: string): boolean => text.search(mark) >= 0;

const isData = (file: string): boolean => /\.(?:json|ya?ml)$/.test(file) && !file.endsWith('.tf.json');

const documentsIn = (text: string): readonly Json[] | undefined => {
  const parsed = parseAllDocuments(text);
  return Array.isArray(parsed) && parsed.every(({ errors }) => errors.length === 0)
    ? parsed.map((document): Json => document.toJS())
    : undefined;
};

const textsIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap((item) => (item === undefined ? [] : textsIn(item))) : [];
};

/** Lines of Terraform in which what is quoted is a type or a label, and no text. */
const labels = /^\s*(?:resource|data|variable|module|output|provider|dynamic)\b/;

const quotedInHcl = /"([^"\\$%\n]+)"/g;

const wordsInShell = /"([^"\\$`\n]+)"|'([^'\n]+)'|(?<=[ \t=])([\w.@:/+][\w.@:/+-]*)(?=[ \t\n]|$)/gm;

/** The texts of an input: values of documents, literals of Terraform, words of a script. */
const textsOf = (file: string, text: string): readonly string[] => {
  if (isData(file)) return (documentsIn(text) ?? []).flatMap(textsIn);
  if (file.endsWith('.tf'))
    return text
      .split('\n')
      .filter((line) => !labels.test(line))
      .flatMap((line) => [...line.matchAll(quotedInHcl)].map(([, inside = '']) => inside));
  if (!file.endsWith('.sh')) return [];
  return [...text.matchAll(wordsInShell)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
};

const holds = (text: string, word: string): boolean => {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(text);
};

/** The texts of an input that a repair of it repeats. */
export const repeatedIn = (texts: Texts, repair: string): readonly string[] => {
  const words = Object.entries(texts).flatMap(([file, text]) => textsOf(file, text));
  return [...new Set(words)].filter((word) => /[\w]{3}/.test(word) && !isMarked(word) && holds(repair, word));
};

/** What begins an id and says what it is of, which is kept. */
const beginnings = /^(?:iam-)?(?:AccessGroupId-|ServiceId-|Profile-|ApiKey-|IBMid-)/;

/** An id that somebody's account gave, which stands in other texts too: in CRNs, and behind what says of what it is. */
export const isId = (text: string): boolean =>
  /^[0-9a-f]{32}$|^[0-9a-f]{8}-[0-9a-f]{4}-[\w-]+$/.test(text.replace(beginnings, ''));

/** What a text says with names in place of what they stand for. */
const renamedText = (text: string, names: ReadonlyMap<string, string>): string => {
  const whole = names.get(text);
  if (whole !== undefined) return whole;
  let renamed = text;
  for (const [old, name] of names) if (isId(old) && renamed.includes(old)) renamed = renamed.split(old).join(name);
  return renamed;
};

const renamedValue = (value: Json, names: ReadonlyMap<string, string>): Json => {
  if (typeof value === 'string') return renamedText(value, names);
  if (isList(value)) return value.map((item) => renamedValue(item, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, item === undefined ? null : renamedValue(item, names)]),
  );
};

/** No text of Terraform and no word of a script holds a NUL. */
const renamedCode = (text: string, names: ReadonlyMap<string, string>): string =>
  renamedText(text, names).replaceAll('\0', '');

const renamedFile = (file: string, text: string, names: ReadonlyMap<string, string>): string => {
  const documents = isData(file) ? documentsIn(text) : undefined;
  if (documents !== undefined)
    return documents.map((value) => JSON.stringify(renamedValue(value, names), null, 2)).join('\n---\n');
  if (file.endsWith('.tf'))
    return text
      .split('\n')
      .map((line) =>
        labels.test(line)
          ? line
          : line.replace(quotedInHcl, (quoted, inside: string) => {
              const name = renamedCode(inside, names);
              return name === inside ? quoted : hclString(name);
            }),
      )
      .join('\n');
  if (!file.endsWith('.sh')) return text;
  return text.replace(wordsInShell, (word, double?: string, single?: string, bare?: string) => {
    const inside = double ?? single ?? bare ?? '';
    const name = renamedCode(inside, names);
    return name === inside ? word : shellWord(name);
  });
};

/** An input with hostile names in place of some of its words, each in the quotes of its file. */
export const withHostileNames = (texts: Texts, words: readonly string[], first: number): Texts => {
  const names = new Map(
    words.map((word, nth) => {
      const name = hostileName(first + nth);
      return [word, isId(word) ? `${beginnings.exec(word)?.[0] ?? ''}${name.replace(/^-/, '')}` : name];
    }),
  );
  return Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, renamedFile(file, text, names)]));
};
