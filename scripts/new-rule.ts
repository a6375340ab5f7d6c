import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ruleFiles } from './generate/rule-files.ts';
import { newRuleFiles } from './new-rule/files.ts';
import { readName } from './new-rule/name.ts';
import { runScript } from './run-process.ts';

/** Writes the files of a new rule, and adds it to the generated lists. */
const taken = (await ruleFiles()).map(({ rule }) => rule.id);
const name = readName(process.argv[2], taken);

if (typeof name === 'string') {
  process.stderr.write(`${name}\n`);
  process.exitCode = 2;
} else {
  for (const [file, text] of Object.entries(newRuleFiles(name))) {
    await mkdir(dirname(file), { recursive: true });
    // `wx`: what is there already is somebody's work.
    await writeFile(file, text, { flag: 'wx' });
    process.stdout.write(`${file}\n`);
  }
  const { code, output } = await runScript('scripts/generate.ts');
  process.stdout.write(
    `${output}It finds nothing yet: \`npm test\` asks for a case and an example in which it speaks.\n`,
  );
  process.exitCode = code;
}
