import { isMap, isSeq, parseDocument, stringify, type Document } from 'yaml';
import type { Json, JsonObject } from '../source/json.ts';

/** An entry as the lines of an item of a list in block style. */
const itemOf = (entry: JsonObject, indent: string): string =>
  Object.entries(entry)
    .map(([key, value], nth) => {
      const written = stringify(value, { lineWidth: 0 }).trimEnd();
      return `${indent}${nth === 0 ? '- ' : '  '}${key}: ${written}\n`;
    })
    .join('');

const withLineBreak = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** Behind the last item of a list in block style; undefined for other lists. */
const behindLast = (text: string, document: Document.Parsed, entry: JsonObject): string | undefined => {
  const list = document.get('suppressions', true);
  if (!isSeq(list) || list.flow === true) return undefined;
  const [first, last] = [list.items[0], list.items.at(-1)];
  if (!isMap(first) || !isMap(last)) return undefined;
  const [start = 0] = first.range ?? [];
  const [, end = 0] = last.range ?? [];
  const [, indent] = /(?:^|\n)([ ]*)-[ ]+$/.exec(text.slice(0, start)) ?? [];
  const lineEnd = text.indexOf('\n', end - 1);
  if (indent === undefined) return undefined;
  const at = lineEnd === -1 ? text.length : lineEnd + 1;
  return withLineBreak(text.slice(0, at)) + itemOf(entry, indent) + text.slice(at);
};

const atTheEnd = (text: string, entry: JsonObject): string =>
  `${withLineBreak(text)}suppressions:\n${itemOf(entry, '  ')}`;

const says = (text: string, wanted: string): boolean => {
  const read = parseDocument(text);
  return read.errors.length === 0 && JSON.stringify(read.toJS() ?? {}) === wanted;
};

/**
 * The text of a config in YAML with one more suppression; what stands there, its comments and its layout are kept. Undefined
 * where the text is no mapping.
 */
export const withSuppression = (text: string, entry: JsonObject): string | undefined => {
  const document = parseDocument(text);
  const { contents } = document;
  if (document.errors.length > 0 || !(contents === null || isMap(contents))) return undefined;
  const before: { readonly suppressions?: readonly Json[] } = document.toJS() ?? {};
  const wanted = JSON.stringify({ ...before, suppressions: [...(before.suppressions ?? []), entry] });
  const isNew = before.suppressions === undefined;
  const made = isNew ? atTheEnd(text, entry) : behindLast(text, document, entry);
  if (made !== undefined && says(made, wanted)) return made;
  // In brackets, or beside an anchor or a mark of the document's end: written anew, with its comments.
  if (isNew) document.set('suppressions', document.createNode([entry]));
  else document.addIn(['suppressions'], document.createNode(entry));
  return document.toString({ lineWidth: 0 });
};
