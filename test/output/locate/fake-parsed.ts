import type { Parsed, Wanted } from '../../../src/input/parse/parsed.ts';
import type { Range } from '../../../src/source/place.ts';

const key = (path: Wanted['path']): string => path.join('/');

/**
 * A source as if parsed, in which `[[path|text]]` marks where the value at a path stands: `a: [[a|1]]`. The marks are
 * taken out of the text.
 */
export const fakeParsed = (name: string, marked: string): Parsed & { readonly asked: readonly number[] } => {
  const ranges = new Map<string, Range>();
  const opened: { readonly path: string; readonly start: number }[] = [];
  let text = '';
  for (const part of marked.split(/(\[\[[^|\]]*\||\]\])/)) {
    const opening = /^\[\[(.*)\|$/.exec(part)?.[1];
    const closing = part === ']]' ? opened.pop() : undefined;
    if (opening !== undefined) opened.push({ path: opening, start: text.length });
    else if (closing !== undefined) ranges.set(closing.path, { start: closing.start, end: text.length });
    else text += part;
  }
  const asked: number[] = [];
  return {
    file: { name, path: `/${name}`, given: 'named' },
    text,
    format: 'json',
    documents: [],
    problems: [],
    comments: () => [],
    asked,
    locate: (wanted) => {
      asked.push(wanted.length);
      return wanted.map(({ path }) => ranges.get(key(path)) ?? { start: 0, end: 0 });
    },
  };
};
