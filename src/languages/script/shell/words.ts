import { deeper, named, textOf, type Node, type Reading } from './nodes.ts';
import type { Word, WordPart } from './syntax.ts';

const unescaped = (text: string): string => text.replace(/\\(?:\n|([^]))/g, '$1');

/** In double quotes a backslash only keeps these from their meaning. */
const unescapedQuoted = (text: string): string => text.replace(/\\(?:\n|(["\\$`]))/g, '$1');

const ansi = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

const ansiText = (text: string): string => text.replace(/\\([^])/g, (_, letter: string) => ansi.get(letter) ?? letter);

const opaque = (node: Node, quoted: boolean, reading: Reading): WordPart => ({
  is: 'opaque',
  text: textOf(node, reading),
  range: reading.rangeOf(node),
  quoted,
});

const variable = (node: Node, quoted: boolean, reading: Reading): WordPart => {
  const inside = named(node);
  const [first] = inside;
  const name = first?.type === 'subscript' ? named(first)[0] : first;
  // `${#X}` is a length, `${!X}` what a variable names.
  if (name === undefined || !name.type.endsWith('variable_name') || /^\$\{[#!]\w/.test(textOf(node, reading))) {
    return opaque(node, quoted, reading);
  }
  const operator = node.children.find(({ isNamed, type }) => !isNamed && !['${', '}', '$'].includes(type))?.type;
  const isDefault = operator !== undefined && /^:?[-=]$/.test(operator);
  const isDemand = operator !== undefined && /^:?\?$/.test(operator);
  const rest = inside.slice(1).filter(({ startIndex }) => startIndex >= (first?.endIndex ?? 0));
  return {
    is: 'variable',
    name: textOf(name, reading),
    range: reading.rangeOf(node),
    quoted,
    index: first?.type === 'subscript' ? indexOf(first, reading) : undefined,
    fallback: isDefault
      ? { parts: rest.flatMap((part) => partsOf(part, quoted, deeper(reading))), range: reading.rangeOf(node) }
      : undefined,
    changed: operator !== undefined && !isDefault && !isDemand,
    isDirectory: /(?:%\/\*|:h)\}$/.test(textOf(node, reading)),
  };
};

const indexOf = (subscript: Node, reading: Reading): string => {
  const [, index] = named(subscript);
  return index === undefined ? '' : textOf(index, reading);
};

/** The parts of a string or a heredoc: what stands between its expansions is text, whether or not it has a node. */
const between = (node: Node, start: number, end: number, reading: Reading): readonly WordPart[] => {
  const parts: WordPart[] = [];
  let at = start;
  const text = (to: number): void => {
    if (to <= at) return;
    const raw = reading.text.slice(at, to);
    parts.push({ is: 'text', text: unescapedQuoted(raw), range: reading.rangeOf({ startIndex: at, endIndex: to }) });
  };
  for (const child of named(node)) {
    if (!isExpansion(child) || child.startIndex < at) continue;
    text(child.startIndex);
    parts.push(...partsOf(child, true, deeper(reading)));
    at = child.endIndex;
  }
  text(end);
  return parts;
};

const isExpansion = ({ type }: Node): boolean =>
  type === 'simple_expansion' ||
  type === 'expansion' ||
  type === 'command_substitution' ||
  type === 'arithmetic_expansion' ||
  type === 'process_substitution';

/** The parts of a node that is a word, or part of one. */
const partsOf = (node: Node, quoted: boolean, reading: Reading): readonly WordPart[] => {
  if (reading.depth <= 0) return [opaque(node, quoted, reading)];
  const range = reading.rangeOf(node);
  switch (node.type) {
    case 'word':
    case 'number':
    case 'variable_name':
    case 'special_character':
    case 'regex':
      return node.children.some(isExpansion)
        ? between(node, node.startIndex, node.endIndex, reading)
        : [{ is: 'text', text: unescaped(textOf(node, reading)), range }];
    case 'raw_string':
      return [{ is: 'single', text: textOf(node, reading).slice(1, -1), range }];
    case 'ansi_c_string':
      return [{ is: 'text', text: ansiText(textOf(node, reading).slice(2, -1)), range }];
    case 'string':
    case 'translated_string': {
      const start = node.startIndex + (node.type === 'string' ? 1 : 2);
      return between(node, start, Math.max(start, node.endIndex - 1), reading);
    }
    case 'concatenation':
      return concatenated(node, quoted, reading);
    case 'command_name':
      return named(node).flatMap((child) => partsOf(child, quoted, deeper(reading)));
    case 'simple_expansion':
    case 'expansion':
      return [variable(node, quoted, reading)];
    case 'command_substitution':
      return [{ is: 'substitution', body: reading.statements(named(node), deeper(reading)), range, quoted }];
    default:
      return [opaque(node, quoted, reading)];
  }
};

/** The parts of a concatenation; signs between its nodes that have none of their own are text. */
const concatenated = (node: Node, quoted: boolean, reading: Reading): readonly WordPart[] => {
  const parts: WordPart[] = [];
  let at = node.startIndex;
  for (const child of named(node)) {
    if (child.startIndex > at) {
      const text = reading.text.slice(at, child.startIndex);
      parts.push({ is: 'text', text, range: reading.rangeOf({ startIndex: at, endIndex: child.startIndex }) });
    }
    parts.push(...partsOf(child, quoted, deeper(reading)));
    at = child.endIndex;
  }
  return parts;
};

export const wordOf = (node: Node, reading: Reading): Word => ({
  parts: partsOf(node, false, reading),
  range: reading.rangeOf(node),
});

/** A heredoc's text; where its delimiter is quoted, variables in it are none. */
export const heredocOf = (node: Node, reading: Reading): Word | undefined => {
  const parts = named(node);
  const body = parts.find(({ type }) => type === 'heredoc_body');
  if (body === undefined) return undefined;
  const range = reading.rangeOf(body);
  const mark = parts.find(({ type }) => type === 'heredoc_start');
  const start = mark === undefined ? '' : textOf(mark, reading);
  const strip = (text: string): string => (textOf(node, reading).startsWith('<<-') ? text.replace(/^\t+/gm, '') : text);
  if (/["'\\]/.test(start)) return { parts: [{ is: 'single', text: strip(textOf(body, reading)), range }], range };
  const inside = between(body, body.startIndex, body.endIndex, reading);
  return { parts: inside.map((part) => (part.is === 'text' ? { ...part, text: strip(part.text) } : part)), range };
};
