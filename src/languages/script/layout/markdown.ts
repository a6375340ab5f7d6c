import { linesIn, type Line } from './lines.ts';
import { linesOfCommand } from './open.ts';
import { maskPlaceholders } from './placeholder.ts';
import { segmentBuilder, type Segment } from './segment.ts';

/** Languages of blocks that hold commands, and those where commands may stand among other text. */
const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'shell', 'zsh']);
const mixed: ReadonlySet<string> = new Set(['', 'console', 'text', 'txt', 'terminal', 'shell-session', 'pre', 'curl']);

const fence = /^([\s>]*)(`{3,}|~{3,})\s*\{?\.?([\w+-]*)/;
const prompt = /^\s*[$%]\s(?=\S)/;
/** The prompt of a line that continues the one before. */
const continuation = /^\s*>\s/;
const command =
  /^\s*(?:\w+=[`$(]*\s*|export\s+\w+=[`$("]*\s*|if\s+)*(?:ibmcloud|ic|bx|curl|export|read|cat|echo|for|[A-Z_][A-Z0-9_]*=)/;

/** No command of people goes on for longer; lines behind that are not looked at for the signs of a synopsis. */
const longestCommand = 100;

/** How a synopsis writes what may be left out, or chosen: it is no command. */
const synopsis = /[[{]\s*-{1,2}[a-z]|\([A-Z][A-Z_]+\s*\||[A-Z]\s*\|\s*[A-Z][A-Z_]+\b|\.\.\.\s*[\]})]|\s\[[A-Z][\w ]*\]/;

/** A fenced block of Markdown. */
export interface Block {
  readonly language: string;
  readonly indent: number;
  readonly lines: readonly Line[];
  /** The line that opens it. */
  readonly opening: Line;
  /** The last line of text before it; undefined where only a block stands there. */
  readonly lead: Line | undefined;
}

/** The fenced blocks of a Markdown text, those in lists and quotes too. */
export const blocksIn = (text: string): readonly Block[] => {
  const blocks: Block[] = [];
  let open: { readonly mark: string; readonly lines: Line[] } | undefined;
  let lead: Line | undefined;
  for (const line of linesIn(text)) {
    const found = fence.exec(line.text);
    if (open === undefined) {
      if (found === null) {
        if (/\S/.test(line.text)) lead = line;
        continue;
      }
      const [, indent = '', mark = '', language = ''] = found;
      const lines: Line[] = [];
      open = { mark, lines };
      blocks.push({ language: language.toLowerCase(), indent: indent.length, lines, opening: line, lead });
      lead = undefined;
    } else if (found !== null && (found[2] ?? '').startsWith(open.mark) && /^[\s>]*[`~]+\s*$/.test(line.text)) {
      open = undefined;
    } else open.lines.push(line);
  }
  return blocks;
};

/** A line of a block that is of a command, and how many characters before it are not. */
interface Taken {
  readonly line: Line;
  readonly skip: number;
}

/** How many lines the command has whose first line is that of a prompt: all others are what it wrote. */
const lengthOf = (lines: readonly Line[]): number => {
  const next = lines.findIndex(({ text }, nth) => nth > 0 && prompt.test(text));
  const own = lines.slice(0, next === -1 ? longestCommand : Math.min(next, longestCommand));
  const texts = own.map(({ text }, nth) => text.replace(nth === 0 ? prompt : continuation, ''));
  const length = linesOfCommand(texts);
  if (length !== undefined) return length;
  // It is never closed, so that what follows may be its output as well.
  const end = texts.findIndex((text) => !text.endsWith('\\'));
  return end === -1 ? texts.length : end + 1;
};

/** The commands of a block in which they stand behind prompts. */
const promptedLines = (lines: readonly Line[]): readonly Taken[] => {
  const taken: Taken[] = [];
  let until = 0;
  for (const [nth, line] of lines.entries()) {
    const marked = prompt.exec(line.text);
    if (marked !== null) until = nth + lengthOf(lines.slice(nth, nth + longestCommand));
    if (nth >= until) continue;
    taken.push({ line, skip: (marked ?? continuation.exec(line.text))?.[0].length ?? 0 });
  }
  return taken;
};

/** The lines of a block that are commands: with prompts, those behind one and what continues them. */
const commandLines = ({ language, lines }: Block): readonly Taken[] => {
  const isMixed = mixed.has(language);
  if (!isMixed && !shells.has(language)) return [];
  const lead = lines.find(({ text }) => text.trim() !== '')?.text ?? '';
  // A body or an answer in JSON, whatever language the block names.
  if (/^\s*(?:\{|\[\s*(?:\{|$))/.test(lead)) return [];
  if (lines.some(({ text }) => prompt.test(text))) return promptedLines(lines);
  if (isMixed && !command.test(lines.find(({ text }) => /^\s*[^#\s]/.test(text))?.text ?? '')) return [];
  return lines.map((line) => ({ line, skip: 0 }));
};

const segmentOf = (masked: string, block: Block): Segment | undefined => {
  const taken = commandLines(block);
  const [first] = taken;
  if (first === undefined) return undefined;
  const builder = segmentBuilder(masked);
  for (const [nth, { line, skip }] of taken.entries()) {
    const indent = Math.min(block.indent, /^[\s>]*/.exec(line.text)?.[0].length ?? 0);
    const logical = [line, ...taken.slice(nth + 1, nth + longestCommand).map((next) => next.line)];
    const end = logical.findIndex(({ text }) => !text.endsWith('\\'));
    const whole = logical.slice(0, end === -1 ? undefined : end + 1).map(({ text }) => text);
    const isSynopsis = /\b(?:ibmcloud|ic|bx)\b/.test(line.text) && synopsis.test(whole.join(' '));
    if (isSynopsis) builder.instead(line.text.endsWith('\\') ? '\\' : ':', line.start, line.end);
    else if (line.end - line.start > indent + skip || skip === 0) {
      builder.copy(line.start + Math.max(indent, skip), line.end);
    }
    builder.instead('\n', line.end, line.end + 1);
  }
  return builder.build(false);
};

/** How a text begins that gives another way to do what the block before does. */
const otherwise = /^[\s>*_+\d.:-]*(?:or|alternatively|otherwise|instead)\b/i;

const perhapsIn = ({ lead }: Block): string | undefined =>
  lead !== undefined && otherwise.test(lead.text) ? 'the page gives it as an alternative' : undefined;

/** The commands of a Markdown text: a segment a fenced block, in the order of the text. */
export const markdownSegments = (text: string): readonly Segment[] => {
  const masked = maskPlaceholders(text);
  return blocksIn(text).flatMap((block) => {
    const segment = segmentOf(masked, block);
    return segment === undefined ? [] : [{ ...segment, perhaps: perhapsIn(block) }];
  });
};
