import { readFile, writeFile } from 'node:fs/promises';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { withFixLine } from './generate/fix-line.ts';
import { configSchema } from './generate/config-schema.ts';
import { manPage } from './generate/man-page.ts';
import { ruleFiles } from './generate/rule-files.ts';
import { rulesIndex } from './generate/rules-index.ts';
import { withRulesTable } from './generate/rules-table.ts';
import { scanProgram } from './generate/scan-program.ts';

/**
 * Makes the committed files that follow from others. With `--check` it writes none, and says which are stale.
 */
const check = process.argv.includes('--check');
const found = await ruleFiles();

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
const base = JSON.parse(await textOf('schemas/config.base.json'));

const pageOf = async ({ rule }: (typeof found)[number]): Promise<readonly [file: string, content: string]> => {
  const file = `rules/${rule.category}/${rule.id}.md`;
  return [file, withFixLine(await textOf(file), rule)];
};

const outputs: Readonly<Record<string, string>> = {
  'rules/index.ts': rulesIndex(found),
  'schemas/config.schema.json': JSON.stringify(
    configSchema(
      base,
      found.map(({ rule }) => rule),
    ),
  ),
  'docs/rules.md': withRulesTable(await textOf('docs/rules.md'), found),
  'docs/iamlint.1': manPage(),
  'src/input/parse/json/scan-program.ts': await scanProgram(),
  ...Object.fromEntries(await Promise.all(found.map(pageOf))),
};

/** A text as prettier writes it, where it knows the form of the file. */
const formatted = async (file: string, content: string): Promise<string> =>
  (await getFileInfo(file)).inferredParser === null
    ? content
    : format(content, { ...(await resolveConfig(file)), filepath: file });

for (const [file, content] of Object.entries(outputs)) {
  const text = await formatted(file, content);
  if (text === (await textOf(file))) continue;
  process.stdout.write(`${file}: ${check ? 'stale: run `npm run generate`' : 'made anew'}\n`);
  if (check) process.exitCode = 1;
  else await writeFile(file, text);
}
process.stdout.write(`${found.length} rules\n`);
