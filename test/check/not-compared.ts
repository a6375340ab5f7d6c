/** Rules that speak of the rewriting itself, and why: what they find of a rewritten document is right, and of no account. */
const reasons: Readonly<Record<string, string>> = {
  'placeholder-left-in': 'the rewriting puts a placeholder in, and this says so',
  'schema-error': 'a form takes certain words in some places, and no placeholder',
  'syntax-error': 'a placeholder in angle brackets redirects a file in some places of a command',
  'incomplete-export': 'what its form refuses is left out of a list, which is then not whole',
  'unresolved-reference': 'a document of several whose account is taken away may be of any of them, and is left out',
  'unused-suppression': 'a comment names a finding that is rightly no longer made',
};

/** Rules whose findings are not compared. */
export const notCompared: ReadonlySet<string> = new Set(Object.keys(reasons));
