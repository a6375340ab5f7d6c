import type { RuleFile } from './rule-files.ts';

const variable = (id: string): string => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `rules/index.ts`: the list of all rules. */
export const rulesIndex = (found: readonly RuleFile[]): string =>
  [
    '// Made by `npm run generate` from the files in rules/<category>/.',
    "import type { Rule } from '../src/rule-api/define.ts';",
    ...found.map(({ file, rule }) => `import ${variable(rule.id)} from '${file.replace(/^rules/, '.')}';`),
    '',
    '/** All rules, by category and id. */',
    `export const rules: readonly Rule[] = [${found.map(({ rule }) => variable(rule.id)).join(', ')}];`,
    '',
  ].join('\n');
