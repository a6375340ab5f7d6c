import { secretRanges } from './secret-ranges.ts';

/** What is shown for a secret, whatever its length. */
export const mask = '********';

/**
 * A text with its secrets masked: what follows a key such as `api_key`, `token` or `password`, and what has the form of
 * an API key, a JWT or a private key. Ids, CRNs, variables and placeholders stay.
 */
export const maskSecrets = (text: string): string => {
  let shown = '';
  let at = 0;
  for (const { start, end } of secretRanges(text)) {
    shown += text.slice(at, start) + mask;
    at = end;
  }
  return at === 0 ? text : shown + text.slice(at);
};
