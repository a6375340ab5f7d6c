/** The shell's syntax tree as the few statements and words that a run follows. */
import type { Parser } from '../../grammar/tree.ts';
import type { Range } from '../../../source/place.ts';
import { scriptLimits } from '../limits.ts';
import type { Segment } from '../layout/segment.ts';
import type { Budget } from '../run/budget.ts';
import { nodesOf, type Node, type Reading } from './nodes.ts';
import { statementsOf } from './statements.ts';
import type { Script, Statement } from './syntax.ts';

/** Words of a stretch that matters when it cannot be read. */
const matters = /\b(?:ibmcloud|ic|bx|curl|iam|secrets-manager|policy-create|policy-update)\b/;

const nothing: Script = { statements: [], unread: [] };

/** Parses a segment, as far as the words of the budget last. What could not be read counts only where it may hold commands that iamlint reads. */
export const parseSegment = (parser: Parser, segment: Segment, budget: Pick<Budget, 'parse'>): Script => {
  if (!budget.parse(segment.text, segment.sourceOf({ start: 0, end: 1 }))) return nothing;
  const tree = parser.parse(segment.text);
  if (tree === null) return nothing;
  try {
    const rangeOf = ({ startIndex, endIndex }: { startIndex: number; endIndex: number }): Range =>
      segment.sourceOf({ start: startIndex, end: endIndex });
    const reading: Reading = { text: segment.text, rangeOf, statements: statementsOf, depth: scriptLimits.nesting };
    const statements: Statement[] = [];
    const unread: Node[] = [];
    for (const node of nodesOf(tree, (found) => unread.push(found)))
      if (node.isNamed) statements.push(...statementsOf([node], reading));
    return {
      statements,
      unread: unread
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
