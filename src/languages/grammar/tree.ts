/** What is parsed with and what comes of it; all types, so that nothing is loaded for them. */
export type { Parser, Tree, TreeCursor } from 'web-tree-sitter';
