import { isSeq, parseDocument, type Document } from 'yaml';
import { get, isList, isObject, type Json } from '../../src/source/json.ts';
import type { Path } from '../../src/source/place.ts';

/** The input of a run as its files say it, to be changed. */
export interface Documents {
  readonly names: readonly string[];
  /** The text of a file as it is now. */
  readonly text: (name: string) => string;
  readonly setText: (name: string, text: string) => void;
  /** What a file of YAML or JSON holds; undefined for another file. */
  readonly value: (name: string) => Json | undefined;
  readonly set: (name: string, path: Path, value: Json) => void;
  /** Adds to the end of a list, which is made where there is none. */
  readonly add: (name: string, path: Path, value: Json) => void;
  readonly remove: (name: string, path: Path) => void;
  readonly all: () => Record<string, string>;
}

const isData = (name: string): boolean => /\.(?:ya?ml|json)$/.test(name) && !name.endsWith('.tf.json');

const valueOf = (document: Document): Json => {
  const value: Json = document.toJS();
  return value;
};

const write = (name: string, document: Document): string =>
  name.endsWith('.json') ? `${JSON.stringify(valueOf(document), undefined, 2)}\n` : document.toString({ lineWidth: 0 });

/** A page says how many items there are: of a list that changed it says so anew. */
const recount = (document: Document): void => {
  const root = valueOf(document);
  const lists = isObject(root) ? Object.values(root).filter((value) => isList(value)) : [];
  const [list] = lists;
  if (list !== undefined && lists.length === 1 && get(root, 'total_count') !== undefined) {
    document.setIn(['total_count'], list.length);
  }
};

/** A document among several of a file has the number behind its file: `setup.yaml#1`. The first has none. */
const partsOf = (name: string, text: string): readonly (readonly [string, string])[] =>
  /\.ya?ml$/.test(name)
    ? text.split(/^---$\n?/m).map((part, nth) => [nth === 0 ? name : `${name}#${nth}`, part])
    : [[name, text]];

/** The document of a file that an offset lies in, and where it begins. */
export const documentAt = (
  name: string,
  text: string,
  offset: number,
): { readonly name: string; readonly start: number } => {
  let start = 0;
  let found = { name, start };
  for (const [part, its] of partsOf(name, text)) {
    if (offset >= start) found = { name: part, start };
    start += its.length + '---\n'.length;
  }
  return found;
};

/** Files of a story, which edits and commands change; comments of YAML are kept. */
export const documentsOf = (texts: Readonly<Record<string, string>>): Documents => {
  const now = new Map(Object.entries(texts).flatMap(([name, text]) => partsOf(name, text)));
  const change = (name: string, by: (document: Document) => void): void => {
    const document = parseDocument(now.get(name) ?? '');
    by(document);
    recount(document);
    now.set(name, write(name, document));
  };
  return {
    names: [...now.keys()],
    text: (name) => now.get(name) ?? '',
    setText: (name, text) => {
      now.set(name, text);
    },
    value: (name) => (isData(name.replace(/#\d+$/, '')) ? valueOf(parseDocument(now.get(name) ?? '')) : undefined),
    set: (name, path, value) => change(name, (document) => document.setIn(path, document.createNode(value))),
    add: (name, path, value) =>
      change(name, (document) => {
        const list = path.length === 0 ? document.contents : document.getIn(path);
        if (isSeq(list)) list.add(document.createNode(value));
        else document.setIn(path, document.createNode([value]));
      }),
    remove: (name, path) => change(name, (document) => document.deleteIn(path)),
    all: () => {
      const files: Record<string, string> = {};
      for (const [name, text] of now) {
        const [file = name, part] = name.split('#');
        const before = files[file];
        files[file] = part === undefined || before === undefined ? text : `${before}---\n${text}`;
      }
      return files;
    },
  };
};

/** The mapping or value at a path; undefined where there is none. */
export const at = (value: Json | undefined, path: Path): Json | undefined =>
  path.reduce<Json | undefined>((inside, step) => {
    if (Array.isArray(inside) && typeof step === 'number') return inside[step];
    return isObject(inside) ? inside[String(step)] : undefined;
  }, value);

/** YAML or JSON of a repair as a value. */
export const valueIn = (text: string): Json => {
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault !== undefined) throw fault;
  return valueOf(document);
};

/** One mapping of one key, or undefined. */
export const pairIn = (value: Json): readonly [string, Json] | undefined => {
  if (!isObject(value)) return undefined;
  const [first, ...others] = Object.entries(value);
  return others.length === 0 ? first : undefined;
};
