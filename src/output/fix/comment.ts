import type { Change, TextEdit } from '../../finding/fix.ts';
import type { Range } from '../../source/place.ts';
import { at, lineEnd, lineStart } from './site.ts';

/** A comment to the end of its line, or one of Markdown that is closed and holds nothing else. */
const oneComment = /^(?:(?:#|\/\/)[^\r\n]*|<!--(?:(?!-->)[^\r\n])*-->)$/;

/** Takes a comment out, with its line where it has one to itself, or writes another one in its place. */
export const editComment = (text: string, range: Range, change: Change): TextEdit | undefined => {
  const end = text[range.end - 1] === '\r' ? range.end - 1 : range.end;
  const comment = { start: range.start, end };
  if (!oneComment.test(at(text, comment))) return undefined;
  if (change.do === 'set') {
    const isExpected = change.was === at(text, comment) && typeof change.value === 'string';
    return isExpected ? { range: comment, text: String(change.value) } : undefined;
  }
  if (change.do !== 'remove') return undefined;
  const from = lineStart(text, comment.start);
  const to = lineEnd(text, comment.end);
  const before = text.slice(from, comment.start);
  if (text.slice(comment.end, to).trim() !== '') return undefined;
  if (before.trim() !== '') {
    return { range: { start: from + before.trimEnd().length, end: comment.end }, text: '' };
  }
  if (to < text.length) return { range: { start: from, end: to + 1 }, text: '' };
  return { range: { start: Math.max(from - 1, 0), end: to }, text: '' };
};
