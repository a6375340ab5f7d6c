import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, iamlint, type Command } from './measure.ts';
import { writeSmallInputs } from './small-inputs.ts';

/** What a hook's user waits for: whole processes on small files, against a Node that does nothing. */
const folder = mkdtempSync(join(tmpdir(), 'iamlint-bench-'));
process.chdir(folder);
const { json, yaml, terraform } = writeSmallInputs(folder);

const nothing: Command = { title: 'node -e 0', args: ['-e', '0'] };
/** The parser that reads YAML for iamlint, by itself. */
const yamlAlone: Command = {
  title: 'yaml.parse of it',
  args: [
    '-e',
    `require(${JSON.stringify(createRequire(import.meta.url).resolve('yaml'))}).parse(require('node:fs').readFileSync(${JSON.stringify(yaml)}, 'utf8'))`,
  ],
};
const command = (title: string, ...args: readonly string[]): Command => ({ title, args: [iamlint, ...args] });

compare(command('iamlint --version', '--version'), nothing, 25, false);
compare(command('iamlint, one small JSON file', json), nothing, 25, false);
compare(command('iamlint, one small YAML setup', yaml), nothing, 25, false);
compare(command('iamlint, one small YAML setup', yaml), yamlAlone, 25, false);
compare(command('iamlint, one small Terraform file', terraform), nothing, 25, false);
rmSync(folder, { recursive: true });
