import { linesIn, type Line } from './lines.ts';
import { maskPlaceholders } from './placeholder.ts';
import { segmentBuilder, type Segment } from './segment.ts';

/** Keys of steps whose value is run by a shell: GitHub Actions and Tekton, and tasks of Ansible. */
const step =
  /^( *(?:- +)?)(?:run|script|shell|command|(?:ansible\.builtin\.)?(?:shell|command)): *(?:([|>])[-+0-9]{0,2} *(?:#.*)?|([^\s#|>][^\n]*))?$/;

/** `${{ inputs.x }}` of GitHub, `{{ x }}` of Ansible: filled in before the shell sees it. */
const template = /\$?\{\{[^{}\n]{0,200}\}\}/g;

/** A text with its templates made placeholders, of the same length. */
const maskTemplates = (text: string): string =>
  text.replace(template, (found) => `\uE000${found.slice(1, -1).replace(/\s/g, '\uE002')}\uE001`);

const indentOf = ({ text }: Line): number => text.length - text.trimStart().length;

/** The lines of a block that is indented deeper than its key, blank ones among them. */
const blockBelow = (lines: readonly Line[], from: number, indent: number): readonly Line[] => {
  const rest = lines.slice(from);
  const end = rest.findIndex((line) => line.text.trim() !== '' && indentOf(line) <= indent);
  return end === -1 ? rest : rest.slice(0, end);
};

const segmentOfBlock = (masked: string, block: readonly Line[], isFolded: boolean): Segment => {
  const builder = segmentBuilder(masked);
  const indent = Math.min(...block.filter(({ text }) => text.trim() !== '').map(indentOf));
  for (const line of block) {
    if (line.end - line.start > indent) builder.copy(line.start + indent, line.end);
    builder.instead(isFolded ? ' ' : '\n', line.end, line.end + 1);
  }
  return builder.build(true);
};

/** The value on the key's own line, without the quotes of YAML. */
const segmentOfLine = (masked: string, line: Line, value: string): Segment => {
  const builder = segmentBuilder(masked);
  const start = line.start + line.text.indexOf(value);
  const isQuoted = /^(["']).*\1$/.test(value);
  builder.copy(start + (isQuoted ? 1 : 0), start + value.length - (isQuoted ? 1 : 0));
  return builder.build(true);
};

/** The commands of the steps that a YAML file lists, each step a shell of its own. */
export const stepSegments = (text: string): readonly Segment[] => {
  const masked = maskTemplates(maskPlaceholders(text));
  const lines = linesIn(masked);
  return lines.flatMap((line, nth): readonly Segment[] => {
    const [, lead = '', style, value] = step.exec(line.text) ?? [];
    if (value !== undefined) return [segmentOfLine(masked, line, value.trimEnd())];
    if (style === undefined) return [];
    const block = blockBelow(lines, nth + 1, lead.length);
    return block.some(({ text: inner }) => inner.trim() !== '') ? [segmentOfBlock(masked, block, style === '>')] : [];
  });
};
