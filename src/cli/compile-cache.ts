import { existsSync, lstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** What decides where compiled code is kept. */
export interface Place {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: () => string;
}

/** The folder in which a user's programs keep what can be made anew. */
const cachesOf = ({ env, platform, home }: Place): string => {
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? join(home(), 'AppData', 'Local');
  // The specification of XDG has relative paths ignored.
  const named = env['XDG_CACHE_HOME'] ?? '';
  if (isAbsolute(named)) return named;
  return platform === 'darwin' ? join(home(), 'Library', 'Caches') : join(home(), '.cache');
};

/** The user whom the process acts for; undefined on Windows, where files belong to users in another way. */
const user = (): number | undefined => process.geteuid?.();

const isOurs = ({ uid }: Stats): boolean => user() === undefined || uid === user();

const othersMayWrite = ({ mode }: Stats): boolean => user() !== undefined && (mode & 0o022) !== 0;

/** Whether nobody but the user and root can put another folder in the place of what lies below this one. */
const isSafe = (folder: string): boolean => {
  const stats = lstatSync(folder);
  if (user() === undefined) return true;
  if (!isOurs(stats) && stats.uid !== 0) return false;
  // In a sticky folder, as `/tmp` is one, only its owner can move a thing away.
  if (othersMayWrite(stats) && (stats.mode & 0o1000) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || isSafe(parent);
};

/** The folder where it really is, or the nearest one above it that is there. */
const existing = (folder: string): string => {
  try {
    return realpathSync(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : existing(parent);
  }
};

/** Makes a folder and those above it. Node's own way to do so never ends where the system says that one cannot be there. */
const make = (folder: string): void => {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) make(parent);
  mkdirSync(folder, { mode: 0o700 });
};

/**
 * The folder for compiled code, made where it is not there: the user's own, which nobody else can write to or put another
 * one in the place of. Code that others could put there would be run.
 * @throws where there is none
 */
export const folderForCode = (place: Place): string => {
  const caches = cachesOf(place);
  if (!isSafe(existing(caches))) throw new Error(`others may write to ${caches}`);
  const folder = join(caches, 'iamlint');
  make(folder);
  const stats = lstatSync(folder);
  if (!stats.isDirectory() || !isOurs(stats) || othersMayWrite(stats)) throw new Error(`others may write to ${folder}`);
  const real = realpathSync(folder);
  if (!isSafe(dirname(real))) throw new Error(`others may write to ${folder}`);
  return real;
};

/**
 * Has Node keep what it compiles from one run to the next, which it can from 22.8 on. It keeps the caches of each build of
 * Node, architecture and set of flags apart and looks at checksums, so that none is taken that was made by another or is
 * damaged. Where there is no folder for it, or it cannot be written, all is compiled anew, and nobody needs to know.
 */
export const keepCompiledCode = (env: Place['env']): void => {
  if (!('enableCompileCache' in module) || typeof module.enableCompileCache !== 'function') return;
  if (env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return;
  try {
    // Where the user names a folder, Node has it by itself.
    if (env['NODE_COMPILE_CACHE'] === undefined) {
      module.enableCompileCache(folderForCode({ env, platform: process.platform, home: homedir }));
    }
  } catch {
    // To compile anew is what there is without it.
  }
};
