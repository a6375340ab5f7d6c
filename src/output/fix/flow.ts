import type { TextEdit } from '../../finding/fix.ts';
import type { Range } from '../../source/place.ts';
import { lineBreak, lineStart, indentAt, wholeLines } from './site.ts';

const blank = /[ \t\r\n]/;

const behind = (text: string, offset: number): number => {
  let at = offset;
  while (blank.test(text.charAt(at))) at += 1;
  return at;
};

const ahead = (text: string, offset: number): number => {
  let at = offset;
  while (at > 0 && blank.test(text.charAt(at - 1))) at -= 1;
  return at;
};

/** What brackets hold, and how it is written. */
export interface FlowForm {
  /** What a comment begins with, to the end of its line; undefined in a form without comments. */
  readonly comment: RegExp | undefined;
}

export const jsonForm: FlowForm = { comment: undefined };
export const yamlForm: FlowForm = { comment: /#/ };
export const hclForm: FlowForm = { comment: /#|\/\// };

const rest = ({ comment }: FlowForm): RegExp =>
  comment === undefined
    ? /^[ \t]*(?:,[ \t\r]*|\r)?$/
    : new RegExp(`^[ \\t]*(?:,[ \\t]*)?(?:(?:${comment.source}).*|\\r)?$`);

/** Takes an item or an entry out of brackets, with the comma that belongs to it; undefined where that is not plain to see. */
export const removeFromFlow = (text: string, item: Range, form: FlowForm): TextEdit | undefined => {
  const next = behind(text, item.end);
  const before = ahead(text, item.start);
  const opened = text.charAt(before - 1);
  const closes = /[\]}]/.test(text.charAt(next));
  if (text.charAt(next) === ',') {
    const lines = wholeLines(text, item, /^[ \t]*$/, rest(form));
    if (lines !== undefined) return { range: lines, text: '' };
    const end = /^[ \t]*/.exec(text.slice(next + 1))?.[0].length ?? 0;
    return { range: { start: item.start, end: next + 1 + end }, text: '' };
  }
  if (closes && opened === ',') return { range: { start: before - 1, end: item.end }, text: '' };
  if (closes && /[[{]/.test(opened)) return { range: { start: before, end: next }, text: '' };
  // Behind the last item stands a comment, or the one before ends with one: its comma may stay where comments may.
  const lines = form.comment === undefined ? undefined : wholeLines(text, item, /^[ \t]*$/, rest(form));
  return lines === undefined ? undefined : { range: lines, text: '' };
};

/** Adds an item or an entry behind the last one of brackets, on a line of its own where that one has one. */
export const addToFlow = (text: string, last: Range, written: string): TextEdit => {
  const alone = /^[ \t]*$/.test(text.slice(lineStart(text, last.start), last.start));
  const between = alone && last.start > 0 ? `,${lineBreak(text)}${indentAt(text, last.start)}` : ', ';
  return { range: { start: last.end, end: last.end }, text: `${between}${written}` };
};
