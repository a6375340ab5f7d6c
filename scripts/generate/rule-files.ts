import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../../src/rule-api/define.ts';
import { filesBelow } from '../files-below.ts';

export interface RuleFile {
  /** From the root of the repository. */
  readonly file: string;
  readonly rule: Rule;
}

const load = async (file: string): Promise<RuleFile> => {
  const { default: rule }: { readonly default?: Rule } = await import(pathToFileURL(file).href);
  if (rule === undefined) throw new Error(`${file}: a rule is the default export of its file`);
  const [category, id] = [basename(dirname(file)), basename(file, '.ts')];
  if (rule.id !== id) throw new Error(`${file}: its rule calls itself \`${rule.id}\`, not \`${id}\``);
  if (rule.category !== category)
    throw new Error(`${file}: its rule is of category \`${rule.category}\`, not \`${category}\``);
  return { file, rule };
};

/**
 * The rules, from the files that hold them, by category and id: `rules/<category>/<id>.ts`. A file whose rule has another
 * name or category is refused. What rules of a category share lies in folders below.
 */
export const ruleFiles = async (): Promise<readonly RuleFile[]> => {
  const files = (await filesBelow('rules', '.ts')).filter((file) => dirname(dirname(file)) === 'rules');
  const found = await Promise.all(files.map(load));
  const twice = found.find(({ rule }, index) => found.findIndex((other) => other.rule.id === rule.id) !== index);
  if (twice) throw new Error(`${twice.file}: there is another rule of this id in another category`);
  return found;
};
