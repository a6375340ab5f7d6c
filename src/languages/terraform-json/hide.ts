import type { Parsed, Wanted } from '../../input/parse/parsed.ts';

/**
 * A source whose sensitive values are written over, so that no excerpt around a finding shows them. Lengths and
 * lines stay.
 */
export const hide = (parsed: Parsed, sensitive: readonly Wanted[]): Parsed => {
  if (sensitive.length === 0) return parsed;
  const ranges = parsed.locate(sensitive).toSorted((a, b) => a.start - b.start);
  let text = '';
  let at = 0;
  for (const { start, end } of ranges) {
    if (start < at) continue;
    text += parsed.text.slice(at, start) + parsed.text.slice(start, end).replace(/[^\r\n]/g, '*');
    at = end;
  }
  return { ...parsed, text: text + parsed.text.slice(at) };
};
