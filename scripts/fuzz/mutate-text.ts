import { hostileTexts } from './hostile.ts';
import { spoiled } from './mutate-value.ts';
import type { Random } from './random.ts';

const onLines =
  (change: (lines: readonly string[], at: number, random: Random) => readonly string[]) =>
  (text: string, random: Random): string => {
    const lines = text.split('\n');
    return change(lines, random.below(lines.length), random).join('\n');
  };

const token = /[\w.@:/-]+|[^\s\w]/g;

/** Puts something in place of a token, or beside it. */
const onToken =
  (change: (found: string, random: Random) => string) =>
  (text: string, random: Random): string => {
    const found = [...text.matchAll(token)];
    if (found.length === 0) return text;
    const { 0: old, index } = random.pick(found);
    return text.slice(0, index) + change(old, random) + text.slice(index + old.length);
  };

const marks = [
  '"',
  "'",
  '`',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '|',
  '&',
  ';',
  '#',
  '$',
  '\\',
  ':',
  ',',
  '=',
  '-',
];

const insert = (text: string, what: string, random: Random): string => {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
};

type Change = (text: string, random: Random) => string;

const changes: readonly Change[] = [
  onLines((lines, at) => lines.toSpliced(at, 1)),
  onLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  onLines((lines, at, random) => lines.toSpliced(at, 0, random.pick(lines))),
  onLines((lines, at, random) => lines.with(at, random.pick(lines))),
  onLines((lines, at, random) => lines.with(at, `${' '.repeat(random.below(6))}${(lines[at] ?? '').trimStart()}`)),
  onLines((lines, at, random) => lines.with(at, spoiled(lines[at] ?? '', random))),
  onLines((lines, at) => lines.slice(0, at)),
  onLines((lines, at) => lines.slice(at)),
  onLines((lines, at) => lines.toSpliced(at, 0, ...Array.from({ length: 40 }, () => lines[at] ?? ''))),
  onToken(() => ''),
  onToken((old) => `${old} ${old}`),
  onToken((_, random) => random.pick(hostileTexts)),
  onToken((old, random) => spoiled(old, random)),
  onToken((old) => old.repeat(50)),
  (text, random) => insert(text, random.pick(marks), random),
  (text, random) => insert(text, random.pick(marks).repeat(random.pick([2, 3, 200])), random),
  (text, random) => insert(text, random.pick(hostileTexts), random),
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + random.below(12));
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => text.replaceAll('  ', '\t'),
  (text) => `\ufeff${text}`,
  (text) => text.toUpperCase(),
];

/** A text with a line, a token, a quote, a bracket or an end of line other than it was. */
export const mutateText = (text: string, others: readonly string[], random: Random): string => {
  if (random.once(6)) return onToken(() => random.pick(others))(text, random);
  return random.pick(changes)(text, random);
};
