import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { configSchema } from './generate/config-schema.ts';
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

const outputs: Readonly<Record<string, string>> = {
  'rules/index.ts': rulesIndex(found),
  'schemas/config.schema.json': JSON.stringify(
    configSchema(
      base,
      found.map(({ rule }) => rule),
    ),
  ),
  'docs/rules.md': withRulesTable(await textOf('docs/rules.md'), found),
  'src/input/parse/json/scan-program.ts': await scanProgram(),
};

for (const [file, content] of Object.entries(outputs)) {
  const text = await format(content, { ...(await resolveConfig(file)), filepath: file });
  if (text === (await textOf(file))) continue;
  process.stdout.write(`${file}: ${check ? 'stale: run `npm run generate`' : 'made anew'}\n`);
  if (check) process.exitCode = 1;
  else await writeFile(file, text);
}
process.stdout.write(`${found.length} rules\n`);
