import { linesIn, type Line } from './lines.ts';
import { maskPlaceholders } from './placeholder.ts';
import { segmentBuilder, type Segment, type SegmentBuilder } from './segment.ts';

const assignment = /^(?:export\s+|override\s+)*([A-Za-z_][\w.-]*)\s*(\?|::?|\+|!)?=[ \t]*/;

/** Where make's `$(…)` that begins at `at` ends. */
const closing = (text: string, at: number): number => {
  const opened = text[at + 1];
  const closer = opened === '{' ? '}' : ')';
  let depth = 0;
  for (let index = at + 1; index < text.length; index += 1) {
    if (text[index] === opened) depth += 1;
    else if (text[index] === closer) {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return text.length - 1;
};

/** Copies a stretch of make as shell: `$$` is `$`, `$(NAME)` a variable, `$(shell …)` a substitution, else unknown. */
const copyAsShell = (source: string, from: number, to: number, builder: SegmentBuilder): void => {
  let plain = from;
  for (let at = source.indexOf('$', from); at !== -1 && at < to - 1; at = source.indexOf('$', at)) {
    builder.copy(plain, at);
    const next = source[at + 1] ?? '';
    if (next === '$') {
      builder.instead('$', at, at + 2);
      at += 2;
    } else if (next === '(' || next === '{') {
      const end = Math.min(closing(source, at), to - 1);
      const inner = source.slice(at + 2, end);
      const shell = /^shell\s+/.exec(inner);
      if (/^\w+$/.test(inner)) builder.instead(`\${${inner}}`, at, end + 1);
      else if (shell !== null) {
        builder.instead('$(', at, at + 2);
        copyAsShell(source, at + 2 + shell[0].length, end, builder);
        builder.instead(')', end, end + 1);
      } else builder.instead('\uE000make\uE001', at, end + 1);
      at = end + 1;
    } else {
      builder.instead('\uE000make\uE001', at, at + 2);
      at += 2;
    }
    plain = at;
  }
  builder.copy(plain, to);
};

/** A line and those it is continued by. */
const logicalLines = (lines: readonly Line[]): readonly (readonly Line[])[] => {
  const logical: Line[][] = [];
  let current: Line[] | undefined;
  for (const line of lines) {
    if (current === undefined) {
      current = [];
      logical.push(current);
    }
    current.push(line);
    if (!line.text.endsWith('\\')) current = undefined;
  }
  return logical;
};

const recipeOf = (masked: string, lines: readonly Line[]): Segment => {
  const builder = segmentBuilder(masked);
  for (const [nth, line] of lines.entries()) {
    const prefix = nth === 0 ? (/^\t[\s@+-]*/.exec(line.text)?.[0].length ?? 0) : line.text.startsWith('\t') ? 1 : 0;
    copyAsShell(masked, line.start + prefix, line.end, builder);
    builder.instead('\n', line.end, line.end + 1);
  }
  return builder.build(true);
};

/** A line without its comment, or the `\` that continues it, and the blanks before these. */
const withoutTail = (line: string): string => {
  const comment = line.search(/\s#/);
  if (comment !== -1) return line.slice(0, comment).trimEnd();
  return (line.endsWith('\\') ? line.slice(0, -1) : line).trimEnd();
};

/** `X = a $(Y)` as the shell's `X="a ${Y}"`; with `?=`, where nothing else sets it. */
const assignmentOf = (masked: string, lines: readonly Line[], found: RegExpExecArray): Segment => {
  const [whole, name = '', kind] = found;
  const builder = segmentBuilder(masked);
  const [first] = lines;
  const start = first?.start ?? 0;
  builder.instead(kind === '?' ? `${name}="\${${name}:-` : `${name}="`, start, start + whole.length);
  for (const [nth, line] of lines.entries()) {
    const value = withoutTail(line.text);
    const from = line.start + (nth === 0 ? whole.length : (/^\s*/.exec(line.text)?.[0].length ?? 0));
    const to = Math.max(from, line.start + value.length);
    if (nth > 0) builder.instead(' ', from, from);
    if (/["\\`]/.test(masked.slice(from, to)) && !masked.slice(from, to).includes('$(shell')) {
      builder.instead(
        masked
          .slice(from, to)
          .replace(/["\\`]/g, '\\$&')
          .replaceAll('$', ''),
        from,
        to,
      );
    } else copyAsShell(masked, from, to, builder);
  }
  const last = lines.at(-1)?.end ?? start;
  builder.instead(kind === '?' ? '}"\n' : '"\n', last, last);
  return builder.build(false);
};

/** The recipe lines of a Makefile, each a shell of its own, and its assignments. */
export const makeSegments = (text: string): readonly Segment[] => {
  const masked = maskPlaceholders(text);
  return logicalLines(linesIn(text)).flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    if (first.text.startsWith('\t')) return [recipeOf(masked, lines)];
    const found = assignment.exec(first.text);
    return found === null || found[2] === '+' || found[2] === '!' ? [] : [assignmentOf(masked, lines, found)];
  });
};
