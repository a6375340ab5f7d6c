/** The grammars there are: of Terraform's language, and of the shell. */
export type GrammarName = 'hcl' | 'bash';

/**
 * The WebAssembly files, by the name that the build copies them under, and their paths in their packages.
 */
export const packaged: Readonly<Record<GrammarName | 'web-tree-sitter', string>> = {
  'web-tree-sitter': 'web-tree-sitter/web-tree-sitter.wasm',
  hcl: '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm',
  bash: 'tree-sitter-bash/tree-sitter-bash.wasm',
};
