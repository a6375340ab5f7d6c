import type { Comment } from '../../input/parse/parsed.ts';
import type { Range } from '../../source/place.ts';
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

const commentStart = '<!--';
const commentEnd = '-->';

/** Where the HTML comments of a text stand, in its order; one without an end is none. */
const htmlCommentsIn = (text: string): readonly Range[] => {
  const found: Range[] = [];
  let start = text.indexOf(commentStart);
  while (start !== -1) {
    const close = text.indexOf(commentEnd, start + commentStart.length);
    if (close === -1) break;
    const end = close + commentEnd.length;
    found.push({ start, end });
    start = text.indexOf(commentStart, end);
  }
  return found;
};

/** The end of a line, and the empty lines below it. */
const blankLines = /[ \t\r]*\n(?:[ \t>]*\n)*/y;

/**
 * `<!-- … -->` comments of Markdown that are for iamlint. One above a fenced block is about the block's first command: its range ends with the line that opens the block.
 */
const htmlComments = (text: string, lines: readonly Numbered[]): readonly Comment[] => {
  const openings = new Map(blocksIn(text).map(({ opening }) => [opening.start, opening.end]));
  let nth = 0;
  const lineAt = (offset: number): Numbered | undefined => {
    while (offset >= (lines[nth + 1]?.start ?? Infinity)) nth += 1;
    return lines[nth];
  };
  return htmlCommentsIn(text).flatMap(({ start, end }): readonly Comment[] => {
    const content = text.slice(start + commentStart.length, end - commentEnd.length).trim();
    if (!/^iamlint-/i.test(content)) return [];
    const lineStart = lineAt(start)?.start ?? 0;
    blankLines.lastIndex = end;
    const rest = blankLines.exec(text);
    const fenceEnd = rest === null ? undefined : openings.get(end + rest[0].length);
    const to = fenceEnd ?? end;
    return [
      {
        range: { start, end: to },
        text: content,
        line: lineAt(to)?.line ?? 1,
        alone: text.slice(lineStart, start).trim() === '',
      },
    ];
  });
};

/** The comments of a script that may suppress findings. */
export const commentsOf = (form: ScriptForm, text: string): readonly Comment[] => {
  if (!/iamlint-/i.test(text)) return [];
  const numbered = linesIn(text).map(({ start, text: line }, nth) => ({ start, text: line, line: nth + 1 }));
  if (form !== 'markdown') return hashComments(numbered);
  const inBlocks = new Set(blocksIn(text).flatMap(({ lines }) => lines.map(({ start }) => start)));
  const hashed = hashComments(numbered.filter(({ start }) => inBlocks.has(start)));
  return [...htmlComments(text, numbered), ...hashed].toSorted((a, b) => a.range.start - b.range.start);
};
