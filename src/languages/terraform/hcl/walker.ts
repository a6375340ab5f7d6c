import type { Tree, TreeCursor } from '../../grammar/tree.ts';
import type { Range } from '../../../source/place.ts';

/**
 * A walk over a syntax tree. Each question crosses into WebAssembly, which is what the time goes into: so ask little. The
 * ids of node types are looked up here, not there.
 */
export interface Walker {
  /** The text of the file. */
  readonly text: string;
  readonly cursor: TreeCursor;
  readonly type: () => string;
  /** The range of the node the cursor is at, in the file. */
  readonly range: () => Range;
  /** Answers for each child of the node the cursor is at, and comes back. */
  readonly children: (visit: (type: string) => void) => void;
  /** The tree has a syntax error somewhere. */
  readonly isBroken: boolean;
  /** How many levels of expressions and blocks the walk is in. */
  depth: number;
  /** Where the walk met more levels than are read; the outermost such place first. */
  readonly tooDeep: Range[];
}

/** Levels of blocks and expressions inside each other. Sums and chains of attributes nest too, one level a step. */
const maxDepth = 250;

/** A walker over a tree whose text begins at `offset` of the file. Delete its cursor when done. */
export const walkerOver = (tree: Tree, text: string, offset: number): Walker => {
  const cursor = tree.walk();
  const { types } = tree.language;
  const type = (): string => types[cursor.nodeTypeId] ?? 'ERROR';
  return {
    text,
    cursor,
    type,
    range: () => ({ start: cursor.startIndex + offset, end: cursor.endIndex + offset }),
    children: (visit) => {
      if (!cursor.gotoFirstChild()) return;
      do visit(type());
      while (cursor.gotoNextSibling());
      cursor.gotoParent();
    },
    isBroken: tree.rootNode.hasError,
    depth: 0,
    tooDeep: [],
  };
};

/** What `read` gives one level deeper, or `otherwise` where that is too deep. */
export const oneDeeper = <Answer>(walker: Walker, read: () => Answer, otherwise: (range: Range) => Answer): Answer => {
  if (walker.depth >= maxDepth) {
    const range = walker.range();
    if (walker.tooDeep.length === 0) walker.tooDeep.push(range);
    return otherwise(range);
  }
  walker.depth += 1;
  const answer = read();
  walker.depth -= 1;
  return answer;
};
