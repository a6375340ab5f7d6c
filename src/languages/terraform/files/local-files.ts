import { resolve } from 'node:path';
import { localFileBytes } from '../../../input/discover/local-file.ts';
import type { Parser } from '../../grammar/tree.ts';
import type { Parsed } from '../../../input/parse/parsed.ts';
import type { Budget } from '../evaluate/budget.ts';
import type { LocalFiles } from '../evaluate/environment.ts';
import { unread } from '../syntax.ts';
import { templateIn } from './json-body.ts';
import { valueOfYaml } from './yaml.ts';

/** The parser of YAML is loaded for configurations only that ask for it. */
export const yamlReader = async (parsed: Iterable<Parsed>): Promise<LocalFiles['yaml']> => {
  if (![...parsed].some(({ text }) => text.includes('yamldecode'))) return () => undefined;
  const { parseYaml } = await import('../../../input/parse/yaml/yaml.ts');
  return (text) => valueOfYaml(text, parseYaml);
};

interface LocalFilesRequest {
  readonly cwd: string;
  readonly allowOutside: boolean;
}

/** Finds each thing once; `cost` is how many steps of the budget that takes. */
const once = <Found>(
  budget: Budget,
  cost: (key: string) => number,
  find: (key: string) => Found,
): ((key: string) => Found | undefined) => {
  const known = new Map<string, { readonly found: Found }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.found;
    budget.steps -= cost(key);
    if (budget.steps <= 0) return undefined;
    const found = find(key);
    known.set(key, { found });
    return found;
  };
};

/** To parse a text takes longer than to evaluate one. */
const costOfParsing = (text: string): number => text.length / 5;

/** The files that the configuration of a root module may read. */
export const localFilesOf = (
  root: string,
  { cwd, allowOutside }: LocalFilesRequest,
  parser: Parser,
  yaml: LocalFiles['yaml'],
  budget: Budget,
): LocalFiles => {
  const read = once(
    budget,
    () => 1,
    (path) => (root === 'stdin' ? undefined : localFileBytes(resolve(root, path), [cwd, root], allowOutside)),
  );
  const template = once(budget, costOfParsing, (text) => templateIn(parser, text));
  return {
    bytes: (path) => {
      const bytes = read(path);
      budget.steps -= (bytes?.length ?? 0) / 50;
      return bytes;
    },
    template: (text) => template(text) ?? unread,
    yaml: once(budget, costOfParsing, yaml),
  };
};
