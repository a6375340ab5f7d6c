import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compare, iamlint, type Command } from './measure.ts';
import { writeExport } from './policies.ts';
import { writeSmallInputs } from './small-inputs.ts';

/** The standalone executable against a Node that does nothing and, where there is much to do, against the npm command. */
const program = resolve('.build/standalone/iamlint');
if (!existsSync(program)) throw new Error(`\`${program}\` is not there: run \`npm run build:standalone\` first`);

const folder = mkdtempSync(join(tmpdir(), 'iamlint-bench-'));
process.chdir(folder);
const { json, yaml, terraform, script } = writeSmallInputs(folder);
const large = join(folder, 'large.json');
await writeExport(large, 100_000);

const nothing: Command = { title: 'node -e 0', args: ['-e', '0'] };
const standalone = (title: string, argument: string): Command => ({
  title: `standalone, ${title}`,
  program,
  args: [argument],
});

compare(standalone('--version', '--version'), nothing, 25, false);
compare(standalone('one small JSON file', json), nothing, 25, false);
compare(standalone('one small YAML setup', yaml), nothing, 25, false);
compare(standalone('one small Terraform file', terraform), nothing, 25, false);
compare(standalone('a script of 110 lines', script), nothing, 25, false);
compare(
  standalone('100,000 policies in JSON', large),
  { title: 'the npm command, the same', args: [iamlint, large] },
  5,
  false,
);
rmSync(folder, { recursive: true });
