import type { Change, Scalar, TextEdit } from '../../finding/fix.ts';
import { yaml, type Snippet } from '../../snippet/snippet.ts';
import { isList, isObject, type Json } from '../../source/json.ts';
import type { Range } from '../../source/place.ts';
import { addToFlow, removeFromFlow, yamlForm } from './flow.ts';
import { at, lineBreak, lineEnd, lineStart, wholeLines, type Site } from './site.ts';

const scalar = (value: string): string => {
  const made: Snippet = yaml`${value}`;
  return made.text;
};

/** A value in one line, as it may stand in brackets or behind a key. */
const flow = (value: Json): string => {
  if (typeof value === 'string') return scalar(value);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${scalar(key)}: ${flow(inner)}`);
  return `{ ${pairs.join(', ')} }`;
};

const unquoted = (text: string): string | undefined => {
  if (text.startsWith("'")) return /^'(?:[^']|'')*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined;
  if (!text.startsWith('"')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};

/** True where a scalar stands there by itself, in one line, and is what it is thought to be: no alias, tag or block. */
const says = (text: string, value: Scalar): boolean =>
  !text.includes('\n') && unquoted(text) === String(value) && !/^[*&!|>]/.test(text);

/** A text in the quotes of the one before. */
const inQuotesOf = (before: string, value: Json): string => {
  if (typeof value !== 'string') return flow(value);
  if (before.startsWith('"')) return JSON.stringify(value);
  const isPlain = /^[ -~]*$/.test(value);
  return before.startsWith("'") && isPlain ? `'${value.replaceAll("'", "''")}'` : scalar(value);
};

const isFlow = ({ text, parent }: Site): boolean => /[[{]/.test(text.charAt(parent.start));

/** Nothing but blanks between a key and its value: no anchor, and no tag. */
const isBare = ({ text, key, value }: Site): boolean =>
  key.start === value.start || /^\s*:\s*$/.test(text.slice(key.end, value.start));

const commentOrNothing = /^[ \t\r]*(?:#.*)?$/;

/** Adds a key to a block mapping, below the last one, where that is in one line. */
const addKey = (site: Site, name: string, value: Json): TextEdit | undefined => {
  const { text, sibling } = site;
  if (sibling === undefined) return undefined;
  const written = `${scalar(name)}: ${flow(value)}`;
  if (isFlow(site)) return addToFlow(text, { start: sibling.key.start, end: sibling.value.end }, written);
  const end = lineEnd(text, sibling.value.end);
  if (lineStart(text, sibling.key.start) !== lineStart(text, sibling.value.end)) return undefined;
  if (/^[|>]/.test(at(text, sibling.value))) return undefined;
  const indent = ' '.repeat(sibling.key.start - lineStart(text, sibling.key.start));
  const before = text[end - 1] === '\r' ? end - 1 : end;
  return { range: { start: before, end: before }, text: `${lineBreak(text)}${indent}${written}` };
};

const hasKey = ({ text, key, path }: Site): boolean => {
  const [name] = path.slice(-1);
  return typeof name === 'number' || unquoted(at(text, key)) === name;
};

const set = (site: Site, { value, was }: Extract<Change, { do: 'set' }>): TextEdit | undefined => {
  const { text, path, now } = site;
  const [name] = path.slice(-1);
  if (now === undefined) {
    return typeof name === 'string' && was === undefined ? addKey(site, name, value) : undefined;
  }
  if (isList(now) || isObject(now) || !hasKey(site) || !isBare(site)) return undefined;
  const before = at(text, site.value);
  const isExpected = (was === undefined || String(was) === String(now)) && says(before, now);
  return isExpected ? { range: site.value, text: inQuotesOf(before, value) } : undefined;
};

/** Takes an item or an entry out, with its lines and the comments behind them; never the last one, which would leave nothing. */
const remove = (site: Site, was: Scalar | undefined): TextEdit | undefined => {
  const { text, path, now, beside = 0 } = site;
  const [name] = path.slice(-1);
  if (now === undefined || name === undefined || beside < 2 || !hasKey(site)) return undefined;
  if (was !== undefined && was !== now) return undefined;
  const range: Range = { start: Math.min(site.key.start, site.value.start), end: site.value.end };
  if (isFlow(site)) return removeFromFlow(text, range, yamlForm);
  const before = typeof name === 'number' ? /^[ \t]*-[ \t]+$/ : /^[ \t]*$/;
  const lines = wholeLines(text, range, before, commentOrNothing);
  return lines === undefined ? undefined : { range: lines, text: '' };
};

const add = ({ text, value, last }: Site, item: Json): TextEdit | undefined => {
  const written = flow(item);
  const opened = text.charAt(value.start);
  if (last === undefined) return /^\[\s*\]$/.test(at(text, value)) ? { range: value, text: `[${written}]` } : undefined;
  if (opened === '[') return addToFlow(text, last, written);
  const [dash] = /^[ \t]*-[ \t]+$/.exec(text.slice(lineStart(text, last.start), last.start)) ?? [];
  const end = lineEnd(text, last.end);
  if (dash === undefined || /^[|>]/.test(at(text, last)) || !commentOrNothing.test(text.slice(last.end, end)))
    return undefined;
  const before = text[end - 1] === '\r' ? end - 1 : end;
  return { range: { start: before, end: before }, text: `${lineBreak(text)}${dash}${written}` };
};

/** The edit of a text of YAML that makes a change; undefined where the text does not say what is to be changed. */
export const editYaml = (site: Site, change: Change): TextEdit | undefined => {
  switch (change.do) {
    case 'set':
      return set(site, change);
    case 'remove':
      return remove(site, change.was);
    case 'add':
      return add(site, change.item);
    case 'rename': {
      const [name] = site.path.slice(-1);
      const before = at(site.text, site.key);
      const isThere = typeof name === 'string' && site.now !== undefined && says(before, name);
      return isThere ? { range: site.key, text: inQuotesOf(before, change.to) } : undefined;
    }
  }
};
