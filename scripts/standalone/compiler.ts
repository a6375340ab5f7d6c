import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runProcess } from '../run-process.ts';
import type { Target } from './targets.ts';

/** Holds the version of each platform's Bun and the hash of its package, by which npm checks what it gets. */
const pinned = 'scripts/standalone/bun';

const readIfThere = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

/** npm writes its list of what it installed last. */
const isInstalled = async (folder: string): Promise<boolean> =>
  (await readIfThere(join(folder, 'node_modules/.package-lock.json'))) !== undefined &&
  (await readIfThere(join(folder, 'package-lock.json'))) ===
    (await readFile(join(pinned, 'package-lock.json'), 'utf8'));

/** A platform's Bun. */
export interface Bun {
  /** Absolute. */
  readonly path: string;
  /** What its makers call the platform. */
  readonly platform: string;
}

/**
 * Installs Bun for a target, by default for this machine, below `.build/bun` and from the npm registry. That of another
 * platform cannot run here: it is what an executable for it is made of.
 */
export const installBun = async (target?: Target): Promise<Bun> => {
  const folder = join('.build/bun', target?.bun ?? 'here');
  if (!(await isInstalled(folder))) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) await copyFile(join(pinned, file), join(folder, file));
    const platform =
      target === undefined
        ? []
        : [`--os=${target.os}`, `--cpu=${target.cpu}`, ...(target.libc === undefined ? [] : [`--libc=${target.libc}`])];
    const words = ['ci', '--ignore-scripts', '--include=optional', '--no-audit', '--no-fund', ...platform];
    const { code, output } = await runProcess('npm', words, {}, folder);
    if (code !== 0) throw new Error(`the compiler could not be installed:\n${output}`);
  }
  const scope = join(folder, 'node_modules/@oven');
  const [name, ...others] = await readdir(scope).catch(() => []);
  if (name === undefined || others.length > 0) throw new Error(`there is no Bun for ${target?.bun ?? 'this machine'}`);
  const [file = ''] = await readdir(join(scope, name, 'bin'));
  return { path: resolve(scope, name, 'bin', file), platform: name.slice('bun-'.length) };
};
