import type { Node } from 'web-tree-sitter';
import type { Range } from '../../../source/place.ts';
import type { Statement } from './syntax.ts';

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

export const named = (node: Node): readonly Node[] => node.namedChildren.filter((child) => child !== null);

export const children = (node: Node): readonly Node[] => node.children.filter((child) => child !== null);
