import type { Parsed } from '../../input/parse/parsed.ts';
import type { Range } from '../../source/place.ts';

/** A comment that suppresses findings. */
export interface Directive {
  readonly source: string;
  /** The line it speaks of, from 1; `file` for all of the file. */
  readonly line: number | 'file';
  readonly rules: readonly string[];
  /** What follows ` -- `, if anything does. */
  readonly reason: string | undefined;
  /** The last day on which it holds, as `2027-01-31`: the word `until=2027-01-31` before the reason. */
  readonly until: string | undefined;
  /** Who answers for it: the word `owner=NAME`. */
  readonly owner: string | undefined;
  readonly range: Range;
}

/** A comment that looks like a directive and is none. */
export interface Misspelled {
  readonly source: string;
  readonly misspelled: string;
  readonly range: Range;
}

const pattern = /^\s*(iamlint-(?:ignore|disable|suppress)[\w-]*):?(?:\s+|$)(.*)$/is;

/** The first line after a comment that holds something other than comments and document markers. */
const nextLine = (text: string, { end }: Range, line: number): number => {
  let at = line;
  for (let newline = text.indexOf('\n', end); newline !== -1; newline = text.indexOf('\n', newline + 1)) {
    at += 1;
    const following = text.indexOf('\n', newline + 1);
    const content = text.slice(newline + 1, following === -1 ? text.length : following).trim();
    if (content !== '' && content !== '---' && !/^(#|\/\/|<!--)/.test(content)) return at;
  }
  return at;
};

/**
 * The suppression comments of a source: `iamlint-ignore` and `iamlint-ignore-file`, each followed by rules, by words that
 * say until when and who, and by ` -- reason`. JSON has no comments.
 */
export const directivesOf = ({ file, text, format, comments }: Parsed): readonly (Directive | Misspelled)[] => {
  if (format === 'json' || format === 'ndjson' || !/iamlint-/i.test(text)) return [];
  return comments().flatMap((comment): readonly (Directive | Misspelled)[] => {
    const [, name, rest] = pattern.exec(comment.text) ?? [];
    if (name === undefined || rest === undefined) return [];
    const at = { source: file.name, range: comment.range };
    if (name !== 'iamlint-ignore' && name !== 'iamlint-ignore-file') return [{ ...at, misspelled: name }];
    const before = /^(.*?)(?:(?:^|\s)--(?:\s|$)|$)/s.exec(rest) ?? ['', ''];
    const reason = rest.slice(before[0].length).trim();
    const words = (before[1] ?? '').split(/[\s,]+/).filter((word) => word !== '');
    const valueOf = (key: string): string | undefined =>
      words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1);
    const rules = words.filter((word) => !/^(?:until|owner)=/.test(word));
    const own = comment.alone ? nextLine(text, comment.range, comment.line) : comment.line;
    return [
      {
        ...at,
        rules: [...new Set(rules)],
        reason: reason === '' ? undefined : reason,
        until: valueOf('until'),
        owner: valueOf('owner'),
        line: name === 'iamlint-ignore-file' ? 'file' : own,
      },
    ];
  });
};
