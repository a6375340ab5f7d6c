import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Document, ParsedNode, YAMLMap } from 'yaml';
import { isList, isObject } from '../../../source/json.ts';
import type { Json } from '../../../source/json.ts';
import { duplicateKey, tooDeep } from '../fault.ts';
import type { Fault } from '../fault.ts';
import { limits } from '../limits.ts';
import { rangeOf } from './range.ts';
import { isMergeKey, scalarText, scalarValue } from './scalar.ts';

/** What an anchor stands for. */
interface Anchored {
  readonly value: Json;
  /** Values in it, itself included; aliases count with what they stand for. */
  readonly size: number;
  /** Levels of lists and mappings in it: 0 for a scalar. */
  readonly levels: number;
}

interface Mapping {
  [key: string]: Json;
}

/** Sets an own property, also where the key is `__proto__`. */
const put = (mapping: Mapping, key: string, value: Json): void => {
  if (key !== '__proto__') mapping[key] = value;
  else Object.defineProperty(mapping, key, { value, writable: true, enumerable: true, configurable: true });
};

/** How far a document has been read. */
interface Reader {
  readonly text: string;
  readonly faults: Fault[];
  /** By name; undefined while the anchor's own node is being read. */
  readonly anchors: Map<string, Anchored | undefined>;
  /** Values read so far, those that aliases stand for included. */
  size: number;
  /** Of these, the ones that aliases stand for. */
  aliased: number;
  /** Levels of the deepest list or mapping so far. */
  deepest: number;
  /** A bound is exceeded: nothing more is read. */
  stopped: boolean;
}

/**
 * The value of a document that the parser had no complaint about: aliases resolved (what several stand for is one object
 * in memory), merge keys merged, scalar keys as text. Faults instead where a key is given twice or is no scalar, where
 * an alias has no anchor or stands inside it, and where a bound is exceeded.
 */
export const valueOf = (
  document: Document.Parsed,
  text: string,
): { readonly value: Json } | { readonly faults: readonly Fault[] } => {
  const faults: Fault[] = [];
  const reader: Reader = { text, faults, anchors: new Map(), size: 0, aliased: 0, deepest: 0, stopped: false };
  const value = read(reader, document.contents, 0);
  return faults.length === 0 ? { value } : { faults };
};

const complain = (reader: Reader, fault: Fault): null => {
  reader.faults.push(fault);
  if (fault.limit || reader.faults.length > limits.problems) reader.stopped = true;
  return null;
};

const read = (reader: Reader, node: ParsedNode | null, depth: number): Json => {
  if (node === null || reader.stopped) return null;
  reader.size += 1;
  if (isAlias(node)) return readAlias(reader, node, node.source, depth);
  const { anchor } = node;
  if (anchor === undefined) return readNode(reader, node, depth);
  const { size, deepest } = reader;
  reader.anchors.set(anchor, undefined);
  reader.deepest = depth;
  const value = readNode(reader, node, depth);
  reader.anchors.set(anchor, { value, size: reader.size - size + 1, levels: reader.deepest - depth });
  reader.deepest = Math.max(reader.deepest, deepest);
  return value;
};

const readNode = (reader: Reader, node: ParsedNode, depth: number): Json => {
  if (isScalar(node)) return scalarValue(node);
  const level = depth + 1;
  reader.deepest = Math.max(reader.deepest, level);
  if (level > limits.depth) {
    const { start } = rangeOf(node, reader.text);
    return complain(reader, tooDeep({ start, end: Math.min(start + 1, reader.text.length) }));
  }
  if (isMap(node)) return readMapping(reader, node, level);
  if (isSeq(node)) return node.items.map((item) => read(reader, item, level));
  return complain(reader, { ...rangeOf(node, reader.text), message: 'this is not a plain YAML value' });
};

const readAlias = (reader: Reader, node: ParsedNode, name: string, depth: number): Json => {
  const { anchors, text } = reader;
  const anchored = anchors.get(name);
  if (anchored === undefined) {
    const message = anchors.has(name)
      ? 'this alias is inside the value that it stands for, which would never end'
      : 'there is no anchor of this name before this alias in its document';
    return complain(reader, { ...rangeOf(node, text), message });
  }
  reader.size += anchored.size;
  reader.deepest = Math.max(reader.deepest, depth + anchored.levels);
  if (depth + anchored.levels > limits.depth) return complain(reader, tooDeep(rangeOf(node, text)));
  return countAliased(reader, node, anchored.size) ? anchored.value : null;
};

/** Counts what aliases stand for; false, with a fault, beyond the bound. */
const countAliased = (reader: Reader, node: ParsedNode, count: number): boolean => {
  reader.aliased += count;
  if (reader.aliased <= limits.aliased) return true;
  const message = `the aliases up to here stand for more than ${limits.aliased} values, the limit of iamlint`;
  complain(reader, { ...rangeOf(node, reader.text), message, limit: true });
  return false;
};

const readKey = (reader: Reader, key: ParsedNode, level: number): string | undefined => {
  const value = read(reader, key, level);
  if (isScalar(key)) return scalarText(key);
  return isList(value) || isObject(value) ? undefined : String(value);
};

const readMapping = (reader: Reader, node: YAMLMap.Parsed, level: number): Json => {
  const { faults, text } = reader;
  const mapping: Mapping = {};
  const merges: { readonly at: ParsedNode; readonly value: Json }[] = [];
  for (const { key, value } of node.items) {
    if (isMergeKey(key)) {
      const before = faults.length;
      const source = read(reader, value, level);
      if (faults.length === before) merges.push({ at: value ?? key, value: source });
      continue;
    }
    const name = readKey(reader, key, level);
    if (name === undefined) {
      const message = 'this key is a list or mapping: keys have to be text';
      complain(reader, { ...rangeOf(key, text), message });
    } else if (Object.hasOwn(mapping, name)) {
      const first = node.items.find((item) => isScalar(item.key) && scalarText(item.key) === name)?.key ?? key;
      complain(reader, duplicateKey(rangeOf(key, text), rangeOf(first, text)));
    } else {
      put(mapping, name, read(reader, value, level));
    }
    if (reader.stopped) return null;
  }
  for (const { at, value } of merges) merge(reader, mapping, at, value);
  return mapping;
};

/** Adds what the mapping lacks: its own keys win, then those of the source named first. */
const merge = (reader: Reader, mapping: Mapping, at: ParsedNode, value: Json): void => {
  for (const source of isList(value) ? value : [value]) {
    if (!isObject(source)) {
      const message = 'the merge key `<<` needs a mapping, or a list of mappings, after it';
      complain(reader, { ...rangeOf(at, reader.text), message });
      return;
    }
    const keys = Object.keys(source);
    reader.size += keys.length;
    if (!countAliased(reader, at, keys.length)) return;
    for (const key of keys) if (!Object.hasOwn(mapping, key)) put(mapping, key, source[key] ?? null);
  }
};
