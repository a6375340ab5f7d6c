export type GrammarName = 'hcl' | 'bash';

/**
 * The WebAssembly files, by the name they have beside a bundle, and where their packages keep them. The build copies
 * them.
 */
export const packaged: Readonly<Record<GrammarName | 'web-tree-sitter', string>> = {
  'web-tree-sitter': 'web-tree-sitter/web-tree-sitter.wasm',
  hcl: '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm',
  bash: 'tree-sitter-bash/tree-sitter-bash.wasm',
};
