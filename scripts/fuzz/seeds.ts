import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Json } from '../../src/source/json.ts';
import { filesBelow } from '../files-below.ts';

/** Files that are linted together, by their names. */
export type Files = Readonly<Record<string, string>>;

export interface Seeds {
  readonly files: readonly Files[];
  /** What the JSON and YAML files hold, by their texts. */
  readonly values: ReadonlyMap<string, readonly Json[]>;
  /** Words that mean something to iamlint: what is put in the place of others. */
  readonly words: readonly string[];
}

/** Larger files say no more, and take longer. */
const largest = 12_000;

const formats = ['.yaml', '.yml', '.json', '.tf', '.tfvars', '.sh', '.mk', '.md', 'Makefile', '.ndjson'];
const aside = /(^|\/)(options|expected)\.(json|txt)$/;

/** The folder whose files belong together: a case, an example, or the file alone. */
const groupOf = (path: string): string => {
  const [top, second, third, fourth] = path.split('/');
  if (top === 'test' && second === 'cases') return `test/cases/${third}/${fourth}`;
  return top === 'examples' ? `examples/${second}` : path;
};

const valuesIn = (path: string, text: string): readonly Json[] => {
  if (!/\.(ya?ml|json)$/.test(path)) return [];
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  return 'empty' in documents
    ? []
    : documents
        .filter(({ errors }) => errors.length === 0)
        .map((document): Json => document.toJS({ maxAliasCount: 100 }));
};

/** The cases, the examples, plans and the documentation's pages, and what they are made of. */
export const readSeeds = async (): Promise<Seeds> => {
  const folders = ['test/cases', 'examples', 'test/languages/terraform-json/plans', 'docs'];
  const paths = (await Promise.all(folders.flatMap((folder) => formats.map((ending) => filesBelow(folder, ending)))))
    .flat()
    .map((path) => path.replaceAll(sep, '/'))
    .filter((path) => !aside.test(path))
    .toSorted();
  const groups = new Map<string, Record<string, string>>();
  const values = new Map<string, readonly Json[]>();
  const words = new Set<string>();
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    if (text.length > largest) continue;
    const group = groupOf(path);
    const name = group === path ? relative(dirname(path), path) : relative(group, path);
    groups.set(group, { ...groups.get(group), [name]: text });
    for (const [word] of text.matchAll(/[\w.@:/*-]{2,60}/g)) words.add(word);
    const inside = valuesIn(join(group, name), text);
    if (inside.length > 0) values.set(text, inside);
  }
  return { files: [...groups.values()], values, words: [...words].toSorted() };
};
