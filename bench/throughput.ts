import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { compare, iamlint, type Command } from './measure.ts';
import { group, policy, writeExport } from './policies.ts';

/** What an auditor waits for: large exports, against reading them without looking at them. */
const folder = mkdtempSync(join(tmpdir(), 'iamlint-bench-'));
process.chdir(folder);
const json = join(folder, 'policies.json');
const yaml = join(folder, 'policies.yaml');

await writeExport(json, 100_000);
writeFileSync(yaml, stringify({ policies: Array.from({ length: 4020 }, (_, n) => policy(n)) }));

const modules = join(folder, 'modules');
mkdirSync(modules);
for (let n = 0; n < 2000; n += 1) {
  writeFileSync(join(modules, `group-${n}.tf`), group(n));
}

const lint = (title: string, file: string): Command => ({ title, args: [iamlint, file] });
const parse = (title: string, code: string): Command => ({ title, args: ['--input-type=module', '-e', code] });

const jsonAlone = `import { readFileSync } from 'node:fs'; JSON.parse(readFileSync(${JSON.stringify(json)}, 'utf8'));`;
const yamlAlone = `import { readFileSync } from 'node:fs'; import { parse } from ${JSON.stringify(import.meta.resolve('yaml'))}; parse(readFileSync(${JSON.stringify(yaml)}, 'utf8'));`;

compare(lint('iamlint, 100,000 policies in JSON', json), parse('JSON.parse', jsonAlone), 5, true);
/** Has V8 compile the parser of Terraform as it does where nobody asks otherwise. */
const usualFlags = "data:text/javascript,import v8 from'node:v8';v8.setFlagsFromString=()=>{}";

compare(lint('iamlint, 4,020 policies in YAML', yaml), parse('yaml.parse', yamlAlone), 5, true);
compare(
  lint('iamlint, 2,000 Terraform files', modules),
  { title: 'the same, with the usual flags of V8', args: ['--import', usualFlags, iamlint, modules] },
  5,
  true,
);
rmSync(folder, { recursive: true });
