import type { Change, Scalar, TextEdit } from '../../finding/fix.ts';
import { hcl, jsonValue } from '../../snippet/snippet.ts';
import { isList, isObject, type Json } from '../../source/json.ts';
import { hclForm, removeFromFlow } from './flow.ts';
import { at, indentAt, lineBreak, wholeLines, type Site } from './site.ts';

/** A literal of HCL as a value; undefined for an expression, a template and a heredoc. */
const literal = (text: string): Scalar | undefined => {
  if (/^(?:true|false|-?\d{1,15}(?:\.\d+)?)$/.test(text))
    return text.startsWith('t') ? true : text === 'false' ? false : Number(text);
  if (!/^"(?:[^"\\\n$%]|\\["\\]|[$%](?!\{))*"$/.test(text)) return undefined;
  return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
};

const write = (value: Json): string => {
  if (typeof value === 'string') return hcl`${value}`.text;
  if (isList(value)) return `[${value.map(write).join(', ')}]`;
  return isObject(value) ? jsonValue(value).text : String(value);
};

const isEqual = (found: Scalar | undefined, was: Scalar | undefined): boolean =>
  found !== undefined && (was === undefined || String(found) === String(was));

/** Adds an argument to a block, as its last line. */
const addArgument = ({ text, parent }: Site, name: string, value: Json): TextEdit | undefined => {
  const block = at(text, parent);
  const close = parent.end - 1;
  if (!/^[A-Za-z_]/.test(block) || !block.endsWith('}') || !block.includes('\n')) return undefined;
  const before = /(?:\r?\n)([ \t]*)$/.exec(text.slice(parent.start, close));
  if (before === null) return undefined;
  const start = close - (before[1]?.length ?? 0);
  return { range: { start, end: start }, text: `${before[1] ?? ''}  ${name} = ${write(value)}${lineBreak(text)}` };
};

const set = (site: Site, { value, was }: Extract<Change, { do: 'set' }>): TextEdit | undefined => {
  const { text, path } = site;
  const [name] = path.slice(-1);
  const isThere = typeof name === 'number' || at(text, site.key) === name;
  if (isThere)
    return isEqual(literal(at(text, site.value)), was) ? { range: site.value, text: write(value) } : undefined;
  return typeof name === 'string' && was === undefined ? addArgument(site, name, value) : undefined;
};

const commentOrNothing = /^[ \t\r]*(?:(?:#|\/\/).*)?$/;

const remove = (site: Site, was: Scalar | undefined): TextEdit | undefined => {
  const { text, path, key, value, parent } = site;
  const [above, name] = path.slice(-2);
  const range = { start: Math.min(key.start, value.start), end: value.end };
  const opened = text.charAt(parent.start);
  if (typeof name === 'number' && opened === '[')
    return was !== undefined && isEqual(literal(at(text, value)), was)
      ? removeFromFlow(text, range, hclForm)
      : undefined;
  // One block of several that have this name, or an argument.
  const isBlock = typeof name === 'number' && new RegExp(`^${String(above)}\\s*\\{`).test(at(text, value));
  const isArgument = at(text, key) === name && isEqual(literal(at(text, value)), was);
  if (!isBlock && !isArgument) return undefined;
  const lines = wholeLines(text, range, /^[ \t]*$/, commentOrNothing);
  return lines === undefined ? undefined : { range: lines, text: '' };
};

const add = ({ text, value, last }: Site, item: Json): TextEdit | undefined => {
  const list = at(text, value);
  if (!list.startsWith('[') || !list.endsWith(']') || last !== undefined) return undefined;
  const inside = list.slice(1, -1);
  if (/#|\/[/*]/.test(inside)) return undefined;
  const end = value.start + 1 + inside.trimEnd().length;
  const isEmpty = inside.trim() === '';
  const onLines = inside.includes('\n');
  if (isEmpty) return { range: value, text: `[${write(item)}]` };
  const hasComma = inside.trimEnd().endsWith(',');
  const gap = onLines ? `${lineBreak(text)}${indentAt(text, end)}` : ' ';
  return {
    range: { start: end, end },
    text: `${hasComma ? '' : ','}${gap}${write(item)}${hasComma && onLines ? ',' : ''}`,
  };
};

/** The edit of Terraform's code that makes a change; undefined where it has an expression there, or something else. */
export const editHcl = (site: Site, change: Change): TextEdit | undefined => {
  switch (change.do) {
    case 'set':
      return set(site, change);
    case 'remove':
      return remove(site, change.was);
    case 'add':
      return add(site, change.item);
    case 'rename':
      return at(site.text, site.key) === site.path.at(-1) && /^[A-Za-z_][\w-]*$/.test(change.to)
        ? { range: site.key, text: change.to }
        : undefined;
  }
};
