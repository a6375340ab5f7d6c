import type { Suppression } from '../../finding/suppression.ts';
import type { TextEdit } from '../../finding/fix.ts';
import type { Parsed } from '../../input/parse/parsed.ts';

/** What a comment is to say. */
export type Wanted = Pick<Suppression, 'until' | 'owner'> & { readonly rule: string; readonly reason: string };

/** Forms of sources in which `#` begins a comment. */
const commented = ['yaml', 'hcl', 'script'];

/** Where the line with a number from 1 begins. */
const lineStart = (text: string, line: number): number => {
  let at = 0;
  for (let nth = 1; nth < line; nth += 1) {
    const end = text.indexOf('\n', at);
    if (end === -1) return at;
    at = end + 1;
  }
  return at;
};

/** The line on which a command begins that goes on over lines with `\` at their ends. */
const commandStart = (text: string, start: number): number => {
  const before = text.lastIndexOf('\n', start - 2) + 1;
  return start > 0 && /\\\r?\n$/.test(text.slice(before, start)) ? commandStart(text, before) : start;
};

/** The words of a comment that suppresses. */
const commentText = ({ rule, reason, until, owner }: Wanted): string =>
  [
    `iamlint-ignore ${rule}`,
    ...(until === undefined ? [] : [`until=${until}`]),
    ...(owner === undefined ? [] : [`owner=${owner}`]),
    `-- ${reason}`,
  ].join(' ');

/**
 * The edit that writes a suppression comment on a line of its own above a line; undefined where the source has no comments, or
 * a word does not fit into one.
 */
export const commentEdit = (
  { text, format }: Pick<Parsed, 'text' | 'format'>,
  line: number,
  wanted: Wanted,
): TextEdit | undefined => {
  if (!commented.includes(format) || /[\s,]/.test(wanted.owner ?? '')) return undefined;
  const own = lineStart(text, line);
  const start = format === 'script' ? commandStart(text, own) : own;
  // In Markdown, a quoted block has `>` before each line.
  const [indent = ''] = /^[ \t>]*/.exec(text.slice(start)) ?? [];
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return { range: { start, end: start }, text: `${indent}# ${commentText(wanted)}${end}` };
};
