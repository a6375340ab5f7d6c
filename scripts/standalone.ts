import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runProcess, runScript } from './run-process.ts';
import { layOutAssets } from './standalone/assets.ts';
import { installBun } from './standalone/compiler.ts';
import type { Order } from './standalone/compile.ts';
import { targets, type Target } from './standalone/targets.ts';

/**
 * Makes the standalone executable: for this machine as `.build/standalone/iamlint`, and for each target that is named, or
 * for `all`, as `.build/standalone/iamlint-<target>`. Prints each with its size.
 */
const folder = '.build/standalone';

const compile = async (name: string, target: Target | undefined, assets: readonly string[]): Promise<void> => {
  const here = await installBun();
  const base = target === undefined ? here : await installBun(target);
  const outfile = join(folder, base.platform.startsWith('windows') ? `${name}.exe` : name);
  const order: Order = { outfile: resolve(outfile), platform: base.platform, executablePath: base.path, assets };
  const { code, output } = await runProcess(here.path, ['scripts/standalone/compile.ts', JSON.stringify(order)]);
  if (code !== 0) throw new Error(`\`${outfile}\` cannot be compiled:\n${output}`);
  const { size } = await stat(outfile);
  process.stdout.write(`${outfile}  ${(size / 1_000_000).toFixed(0)} MB\n`);
};

const asked = process.argv.slice(2);
const names = asked.includes('all') ? Object.keys(targets) : asked;
const unknown = names.find((name) => !Object.hasOwn(targets, name));
if (unknown !== undefined) {
  throw new Error(`there is no target \`${unknown}\`: there are ${Object.keys(targets).join(', ')}, and all`);
}

const schemas = await runScript('scripts/compile-schemas.ts');
if (schemas.code !== 0) throw new Error(`the schemas cannot be compiled:\n${schemas.output}`);
await mkdir(folder, { recursive: true });
const assets = await layOutAssets();
if (names.length === 0) await compile('iamlint', undefined, assets);
for (const name of names) await compile(`iamlint-${name}`, targets[name], assets);
