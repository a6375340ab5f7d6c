import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeBuilds } from '../test/package/nodes.ts';
import { compare, iamlint, type Command } from './measure.ts';
import { writeSmallInputs } from './small-inputs.ts';

/** The builds that `test/package` uses, where they are there; else the one that measures. */
const { builds } = await nodeBuilds();
const nodes = builds
  .filter(({ name }) => ['20.20.2', '22', '24'].includes(name))
  .flatMap(({ command: [node] }) => node ?? []);

/**
 * What a hook's user waits for: whole processes on small files, each against a Node of the same build that does nothing. The
 * round that does not count fills the cache; in a first run there is none.
 */
const folder = mkdtempSync(join(tmpdir(), 'iamlint-bench-'));
process.chdir(folder);
const { json, yaml, terraform, script } = writeSmallInputs(folder);

const newCache = (): { readonly XDG_CACHE_HOME: string } => ({ XDG_CACHE_HOME: mkdtempSync(join(folder, 'cache-')) });

for (const program of nodes.length > 0 ? nodes : [process.execPath]) {
  process.stdout.write(`${program}\n`);
  const nothing: Command = { title: 'node -e 0', args: ['-e', '0'], program };
  const command = (title: string, argument: string): Command => ({
    title: `iamlint, ${title}`,
    args: [iamlint, argument],
    program,
  });
  compare(command('--version', '--version'), nothing, 25, false);
  compare(command('one small JSON file', json), nothing, 25, false);
  compare(command('one small YAML setup', yaml), nothing, 25, false);
  compare(command('one small Terraform file', terraform), nothing, 25, false);
  compare(command('a script of 110 lines', script), nothing, 25, false);
  compare({ ...command('one small JSON file, the first run', json), env: newCache }, nothing, 11, false);
  compare({ ...command('one small YAML setup, the first run', yaml), env: newCache }, nothing, 11, false);
}
rmSync(folder, { recursive: true });
