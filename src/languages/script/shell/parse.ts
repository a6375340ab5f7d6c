/** The shell's syntax tree as the few statements and words that a run follows. */
import type { Node, Parser } from 'web-tree-sitter';
import type { Range } from '../../../source/place.ts';
import { scriptLimits } from '../limits.ts';
import type { Segment } from '../layout/segment.ts';
import { children } from './nodes.ts';
import { statementsOf } from './statements.ts';
import type { Script } from './syntax.ts';

/** The innermost nodes that the grammar could not make sense of. */
const unreadIn = (node: Node, depth: number): readonly Node[] => {
  if (node.isError || node.isMissing) return [node];
  if (!node.hasError || depth <= 0) return [];
  return children(node).flatMap((child) => unreadIn(child, depth - 1));
};

/** Words of a stretch that matters when it cannot be read. */
const matters = /\b(?:ibmcloud|ic|bx|curl|iam|secrets-manager|policy-create|policy-update)\b/;

/** Parses a segment. What could not be read counts only where it may hold commands that iamlint reads. */
export const parseSegment = (parser: Parser, segment: Segment): Script => {
  const tree = parser.parse(segment.text);
  if (tree === null) return { statements: [], unread: [] };
  try {
    const rangeOf = ({ startIndex, endIndex }: { startIndex: number; endIndex: number }): Range =>
      segment.sourceOf({ start: startIndex, end: endIndex });
    const root = tree.rootNode;
    return {
      statements: statementsOf([root], {
        text: segment.text,
        rangeOf,
        statements: statementsOf,
        depth: scriptLimits.nesting,
      }),
      unread: unreadIn(root, scriptLimits.nesting)
        .filter(({ startIndex, endIndex }) => {
          const from = segment.text.lastIndexOf('\n', Math.max(0, startIndex - 1)) + 1;
          const to = segment.text.indexOf('\n', endIndex);
          return matters.test(segment.text.slice(from, to === -1 ? undefined : to));
        })
        .map(rangeOf),
    };
  } finally {
    tree.delete();
  }
};
