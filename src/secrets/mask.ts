import { secretRanges } from './secret-ranges.ts';

/** What is shown for a secret, whatever its length. */
export const mask = '********';

/**
 * A text with its secrets masked: what follows a key such as `api_key`, `token` or `password`, and what has the form of
 * an API key, a JWT or a private key. Ids, CRNs, variables and placeholders stay.
 */
export const maskSecrets = (text: string): string => {
  if (text.length > longestKept) return masked(text);
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const shown = masked(text);
  kept.set(text, shown);
  return shown;
};

/** Findings about the same file, thing or step follow each other and have texts in common: the last ones are kept. */
const mostKept = 1000;
const longestKept = 1000;
const kept = new Map<string, string>();

const masked = (text: string): string => {
  let shown = '';
  let at = 0;
  for (const { start, end } of secretRanges(text)) {
    shown += text.slice(at, start) + mask;
    at = end;
  }
  return at === 0 ? text : shown + text.slice(at);
};
