import type { Tree } from '../../grammar/tree.ts';
import type { Range } from '../../../source/place.ts';
import type { Statement } from './syntax.ts';

/** A node of the shell's syntax tree, copied out of WebAssembly. Offsets are those of the text that was parsed. */
export interface Node {
  readonly type: string;
  readonly isNamed: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly children: readonly Node[];
  /** What it is to a node around it of which that is asked: `name`, `body` or `value`; else the empty text. */
  readonly field: string;
}

/** What turning a tree into syntax needs besides the tree. */
export interface Reading {
  readonly text: string;
  readonly rangeOf: (node: { readonly startIndex: number; readonly endIndex: number }) => Range;
  /** The statements of nodes: a word holds some in `$(…)`. */
  readonly statements: (nodes: readonly Node[], reading: Reading) => readonly Statement[];
  /** Levels of nesting that are left: a script of a thousand brackets must not overflow the stack. */
  readonly depth: number;
}

export const deeper = (reading: Reading): Reading => ({ ...reading, depth: reading.depth - 1 });

export const named = ({ children }: Node): readonly Node[] =>
  children.every(({ isNamed }) => isNamed) ? children : children.filter(({ isNamed }) => isNamed);

export const textOf = ({ startIndex, endIndex }: Node, { text }: Reading): string => text.slice(startIndex, endIndex);

const none: readonly Node[] = [];
/** Of the parts of these it is asked what they are to them. */
const withFields = new Set(['function_definition', 'case_item']);
const fields = ['name', 'body', 'value'] as const;

interface Open {
  readonly node: Omit<Node, 'children'> & { children: readonly Node[] };
  readonly children: Node[];
  /** It lies within what could not be read. */
  readonly isUnread: boolean;
}

/**
 * Gives what stands on the first level of a tree, node by node with all that is in each. Each question to the tree
 * crosses into WebAssembly, and a node of its library is an object of many parts: so few are asked, and none is made.
 * `unread` hears of the outermost nodes that the grammar could make no sense of.
 */
export function* nodesOf(tree: Tree, unread: (node: Node) => void): Generator<Node> {
  const { language } = tree;
  const cursor = tree.walk();
  const isBroken = tree.rootNode.hasError;
  const fieldNames = new Map(fields.map((name) => [language.fieldIdForName(name), name]));
  const isNamed: boolean[] = [];
  const open: Open[] = [];
  const enter = (): Open => {
    const id = cursor.nodeTypeId;
    const around = open.at(-1);
    const type = language.types[id] ?? 'ERROR';
    const node = {
      type,
      isNamed: type === 'ERROR' || (isNamed[id] ??= language.nodeTypeIsNamed(id)),
      startIndex: cursor.startIndex,
      endIndex: cursor.endIndex,
      children: none,
      field:
        around !== undefined && withFields.has(around.node.type) ? (fieldNames.get(cursor.currentFieldId) ?? '') : '',
    };
    const fails = isBroken && around?.isUnread !== true && (type === 'ERROR' || cursor.nodeIsMissing);
    if (fails) unread(node);
    return { node, children: [], isUnread: fails || around?.isUnread === true };
  };
  try {
    const root = enter();
    open.push(root);
    let isDown = cursor.gotoFirstChild();
    while (open.length > 0) {
      if (isDown) {
        const entered = enter();
        open.push(entered);
        isDown = cursor.gotoFirstChild();
        continue;
      }
      const left = open.pop();
      if (left === undefined || left === root) break;
      if (left.children.length > 0) left.node.children = left.children;
      if (open.length === 1) yield left.node;
      else open.at(-1)?.children.push(left.node);
      isDown = cursor.gotoNextSibling();
      if (!isDown) cursor.gotoParent();
    }
  } finally {
    cursor.delete();
  }
}
