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
  /** By name; undefined while the anchor's own node is being read. */
  const anchors = new Map<string, Anchored | undefined>();
  let size = 0;
  let aliased = 0;
  let deepest = 0;
  let stopped = false;

  const complain = (fault: Fault): null => {
    faults.push(fault);
    if (fault.limit || faults.length > limits.problems) stopped = true;
    return null;
  };

  const read = (node: ParsedNode | null, depth: number): Json => {
    if (node === null || stopped) return null;
    size += 1;
    if (isAlias(node)) return readAlias(node, node.source, depth);
    const { anchor } = node;
    if (anchor === undefined) return readNode(node, depth);
    const before = { size, deepest };
    anchors.set(anchor, undefined);
    deepest = depth;
    const value = readNode(node, depth);
    anchors.set(anchor, { value, size: size - before.size + 1, levels: deepest - depth });
    deepest = Math.max(deepest, before.deepest);
    return value;
  };

  const readNode = (node: ParsedNode, depth: number): Json => {
    if (isScalar(node)) return scalarValue(node);
    const level = depth + 1;
    deepest = Math.max(deepest, level);
    if (level > limits.depth) {
      const { start } = rangeOf(node, text);
      return complain(tooDeep({ start, end: Math.min(start + 1, text.length) }));
    }
    if (isMap(node)) return readMapping(node, level);
    if (isSeq(node)) return node.items.map((item) => read(item, level));
    return complain({ ...rangeOf(node, text), message: 'this is no plain YAML value' });
  };

  const readAlias = (node: ParsedNode, name: string, depth: number): Json => {
    const anchored = anchors.get(name);
    if (anchored === undefined) {
      const message = anchors.has(name)
        ? 'this alias stands inside the value it stands for: such a value has no end'
        : 'no anchor of this name stands before this alias in its document';
      return complain({ ...rangeOf(node, text), message });
    }
    size += anchored.size;
    deepest = Math.max(deepest, depth + anchored.levels);
    if (depth + anchored.levels > limits.depth) return complain(tooDeep(rangeOf(node, text)));
    return stretch(node, anchored.size) ? anchored.value : null;
  };

  /** Counts what aliases stand for; false, with a fault, beyond the bound. */
  const stretch = (node: ParsedNode, by: number): boolean => {
    aliased += by;
    if (aliased <= limits.aliased) return true;
    const message = `up to here aliases stand for more than ${limits.aliased} values: iamlint reads no further`;
    complain({ ...rangeOf(node, text), message, limit: true });
    return false;
  };

  const readKey = (key: ParsedNode, level: number): string | undefined => {
    const value = read(key, level);
    if (isScalar(key)) return scalarText(key);
    return isList(value) || isObject(value) ? undefined : String(value);
  };

  const readMapping = (node: YAMLMap.Parsed, level: number): Json => {
    const mapping: Mapping = {};
    const merges: { readonly at: ParsedNode; readonly value: Json }[] = [];
    for (const { key, value } of node.items) {
      if (isMergeKey(key)) {
        const before = faults.length;
        const source = read(value, level);
        if (faults.length === before) merges.push({ at: value ?? key, value: source });
        continue;
      }
      const name = readKey(key, level);
      if (name === undefined) {
        const message = 'a list or mapping stands here as a key: keys are text';
        complain({ ...rangeOf(key, text), message });
      } else if (Object.hasOwn(mapping, name)) {
        const first = node.items.find((item) => isScalar(item.key) && scalarText(item.key) === name)?.key ?? key;
        complain(duplicateKey(rangeOf(key, text), rangeOf(first, text)));
      } else {
        put(mapping, name, read(value, level));
      }
      if (stopped) return null;
    }
    for (const { at, value } of merges) merge(mapping, at, value);
    return mapping;
  };

  /** Adds what the mapping lacks: its own keys win, then those of the source named first. */
  const merge = (mapping: Mapping, at: ParsedNode, value: Json): void => {
    for (const source of isList(value) ? value : [value]) {
      if (!isObject(source)) {
        complain({
          ...rangeOf(at, text),
          message: 'the merge key `<<` wants a mapping, or a list of mappings, after it',
        });
        return;
      }
      const keys = Object.keys(source);
      size += keys.length;
      if (!stretch(at, keys.length)) return;
      for (const key of keys) if (!Object.hasOwn(mapping, key)) put(mapping, key, source[key] ?? null);
    }
  };

  const value = read(document.contents, 0);
  return faults.length === 0 ? { value } : { faults };
};
