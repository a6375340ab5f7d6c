import type { ParsedNode } from 'yaml';
import type { Range } from '../../../source/place.ts';

/** Where a node stands in its text, without the white space that may follow it. */
export const rangeOf = (node: ParsedNode, text: string): Range => {
  const start = Math.min(node.range[0], text.length);
  let end = Math.max(Math.min(node.range[1], text.length), start);
  while (end > start && ' \t\r\n'.includes(text.charAt(end - 1))) end -= 1;
  return { start, end };
};
