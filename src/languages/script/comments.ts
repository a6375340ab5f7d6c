import type { Comment } from '../../input/parse/parsed.ts';
import { linesIn } from './layout/lines.ts';
import { blocksIn } from './layout/markdown.ts';
import type { ScriptForm } from './words.ts';

/** Where a `#` on a line begins a comment: not within quotes, and not within a word. */
const hashAt = (text: string): number => {
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === '\\' && quote === '"') at += 1;
      else if (sign === quote) quote = '';
    } else if (sign === '\\') at += 1;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '#' && (at === 0 || /\s/.test(text[at - 1] ?? ''))) return at;
  }
  return -1;
};

interface Numbered {
  readonly start: number;
  readonly text: string;
  readonly line: number;
}

/** `#` comments for iamlint. Others are left out, so that it does not matter whether they are within a string. */
const hashComments = (lines: readonly Numbered[]): readonly Comment[] =>
  lines.flatMap(({ start, text, line }): readonly Comment[] => {
    if (!/#\s*iamlint-/i.test(text)) return [];
    const quoted = hashAt(text);
    // A quote that an earlier line opened makes what is within it look closed.
    const at = quoted === -1 ? text.search(/#\s*iamlint-/i) : quoted;
    return [
      {
        range: { start: start + at, end: start + text.length },
        text: text.slice(at + 1).trim(),
        line,
        alone: /^[\s>]*$/.test(text.slice(0, at)),
      },
    ];
  });

/**
 * `<!-- … -->` comments of Markdown. One above a fenced block is about the block's first command: its range ends with the line that opens the block.
 */
const htmlComments = (text: string): readonly Comment[] => {
  const openings = new Map(blocksIn(text).map(({ opening }) => [opening.start, opening.end]));
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  return [...text.matchAll(/<!--\s*(iamlint-[^]*?)\s*-->/gi)].map((found): Comment => {
    const start = found.index;
    const end = start + found[0].length;
    const lineStart = text.lastIndexOf('\n', start) + 1;
    const rest = /^[ \t\r]*\n(?:[ \t>]*\n)*/.exec(text.slice(end));
    const fenceEnd = rest === null ? undefined : openings.get(end + rest[0].length);
    const to = fenceEnd ?? end;
    return {
      range: { start, end: to },
      text: found[1] ?? '',
      line: lineOf(to),
      alone: text.slice(lineStart, start).trim() === '',
    };
  });
};

/** The comments of a script that may suppress findings. */
export const commentsOf = (form: ScriptForm, text: string): readonly Comment[] => {
  if (!/iamlint-/i.test(text)) return [];
  const numbered = linesIn(text).map(({ start, text: line }, nth) => ({ start, text: line, line: nth + 1 }));
  if (form !== 'markdown') return hashComments(numbered);
  const inBlocks = new Set(blocksIn(text).flatMap(({ lines }) => lines.map(({ start }) => start)));
  const hashed = hashComments(numbered.filter(({ start }) => inBlocks.has(start)));
  return [...htmlComments(text), ...hashed].toSorted((a, b) => a.range.start - b.range.start);
};
