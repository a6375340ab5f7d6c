import type { Parser, TreeCursor } from '../../grammar/tree.ts';
import type { Comment } from '../../../input/parse/parsed.ts';
import { positionsOf } from '../../../source/position.ts';
import { parserText } from '../hcl/parser-text.ts';

/** The comments of a text, `#` and `//` alike; those between `/*` and its end suppress nothing. */
export const commentsIn = (parser: Parser, text: string): readonly Comment[] => {
  const tree = parser.parse(parserText(text));
  if (tree === null) return [];
  const cursor = tree.walk();
  const starts = startsOf(cursor);
  cursor.delete();
  tree.delete();
  const positions = positionsOf(text, starts);
  return starts.flatMap((start): readonly Comment[] => {
    const [mark] = /^(?:#|\/\/)/.exec(text.slice(start, start + 2)) ?? [];
    if (mark === undefined) return [];
    const lineEnd = text.indexOf('\n', start);
    const until = lineEnd === -1 ? text.length : lineEnd;
    const end = text[until - 1] === '\r' ? until - 1 : until;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    return [
      {
        range: { start, end },
        text: text.slice(start + mark.length, end),
        line: positions.get(start)?.line ?? 1,
        alone: text.slice(lineStart, start).trim() === '',
      },
    ];
  });
};

/** Where comments start. The walk is a loop: a text may be nested to any depth. */
const startsOf = (cursor: TreeCursor): readonly number[] => {
  const starts: number[] = [];
  for (;;) {
    if (cursor.nodeType === 'comment') starts.push(cursor.startIndex);
    if (cursor.gotoFirstChild()) continue;
    while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return starts;
  }
};
