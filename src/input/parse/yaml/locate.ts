import { isMap, isScalar, isSeq } from 'yaml';
import type { Document, Pair, ParsedNode, YAMLMap } from 'yaml';
import type { Range, Segment } from '../../../source/place.ts';
import type { Locate, Wanted } from '../parsed.ts';
import { rangeOf } from './range.ts';
import { scalarText } from './scalar.ts';

type Entry = Pair<ParsedNode, ParsedNode | null>;

/**
 * Finds paths in the nodes of YAML documents. What came through an alias or a merge key has no place of its own: its
 * place is that of the alias, or of the mapping merged into.
 */
export const locateInYaml = (text: string, documents: readonly (Document.Parsed | undefined)[]): Locate => {
  /** Mappings asked for more than once are looked up, not searched: one may have very many keys. */
  const entries = new WeakMap<YAMLMap.Parsed, ReadonlyMap<string, Entry>>();

  const entryOf = (map: YAMLMap.Parsed, key: Segment): Entry | undefined => {
    let known = entries.get(map);
    if (known === undefined) {
      known = new Map(map.items.flatMap((item) => (isScalar(item.key) ? [[scalarText(item.key), item]] : [])));
      entries.set(map, known);
    }
    return known.get(String(key));
  };

  const locate = ({ index, path, at }: Wanted): Range => {
    let node: ParsedNode | null = documents[index]?.contents ?? null;
    if (node === null) return { start: 0, end: 0 };
    let found = rangeOf(node, text);
    let key = found;
    for (const segment of path) {
      if (isMap(node)) {
        const entry: Entry | undefined = entryOf(node, segment);
        if (entry === undefined) return found;
        key = rangeOf(entry.key, text);
        node = entry.value;
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(segment)];
        if (item === undefined) return found;
        node = node.items[Number(segment)] ?? null;
        key = node === null ? found : rangeOf(node, text);
      } else return found;
      const range: Range = node === null ? key : rangeOf(node, text);
      // A value left out stands nowhere: its key does.
      found = range.start === range.end ? key : range;
    }
    return at === 'key' ? key : found;
  };

  return (wanted) => wanted.map(locate);
};
