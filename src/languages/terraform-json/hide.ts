import type { Parsed, Wanted } from '../../input/parse/parsed.ts';

const stars = (text: string): string => text.replace(/[^\r\n]/g, '*');

/** A text in JSON that is long enough for a secret, and has nothing escaped in it. */
const longText = /"[^"\\]{10,512}"/g;

/**
 * A source whose sensitive values are written over, also where one stands once more and nothing says so, so that no excerpt
 * around a finding shows them. Lengths and lines stay.
 */
export const hide = (parsed: Parsed, sensitive: readonly Wanted[]): Parsed => {
  if (sensitive.length === 0) return parsed;
  const ranges = parsed.locate(sensitive).toSorted((a, b) => a.start - b.start);
  let text = '';
  let at = 0;
  const hidden = new Set<string>();
  for (const { start, end } of ranges) {
    if (start < at) continue;
    const value = parsed.text.slice(start, end);
    hidden.add(value);
    text += parsed.text.slice(at, start) + stars(value);
    at = end;
  }
  text += parsed.text.slice(at);
  return { ...parsed, text: text.replace(longText, (quoted) => (hidden.has(quoted) ? stars(quoted) : quoted)) };
};
