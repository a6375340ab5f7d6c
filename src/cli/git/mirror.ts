import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isSystemError } from '../../input/discover/reason.ts';
import { isWanted } from '../../input/discover/walk.ts';
import { signals } from '../signals.ts';
import { complaintOf, gitBelow, notInClone, textsOf, type Git, type Problem } from './run.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The files of a revision, or of the index, in a directory of their own. */
export interface Mirror {
  /** Absolute; it stands for the root of the repository. */
  readonly root: string;
  /** What could not be had. */
  readonly notes: readonly string[];
  readonly remove: () => void;
}

interface Entry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

const [link, submodule] = ['120000', '160000'];

/** Names that git itself does not take into a tree: a tree that holds one was made to write elsewhere. */
const isOdd = (path: string): boolean =>
  path.split('/').some((part) => /^(?:|\.|\.\.|\.git)$/i.test(part)) ||
  (join('a', 'b') !== 'a/b' && /[\\:]/.test(path));

/**
 * Endings of programs, pictures and archives: no document reads one, and in most repositories they are nearly all there is.
 */
const unread =
  /\.(?:c|cc|class|cpp|cs|css|gif|go|gz|h|hpp|html?|ico|jar|java|jpe?g|jsx?|kt|less|lock|map|mp4|pdf|php|png|pyc?|rb|rs|scss|sum|svg|swift|tar|tgz|tsx?|ttf|vue|wasm|webp|woff2?|xml|zip)$/i;

/** The files of a commit, or of the index where none is given. */
const entriesOf = async (git: Git, commit: string | undefined): Promise<readonly Entry[] | Problem> => {
  const answer = await git.call(
    commit === undefined ? ['ls-files', '--stage', '-z'] : ['ls-tree', '-r', '-z', '--full-tree', commit],
  );
  if (answer.code !== 0) return { problem: `git cannot list the files: ${complaintOf(answer)}` };
  const entries: Entry[] = [];
  for (const text of textsOf(answer)) {
    const tab = text.indexOf('\t');
    const [mode = '', second = '', third = ''] = text.slice(0, tab).split(' ');
    const path = text.slice(tab + 1);
    if (commit === undefined && third !== '0') return { problem: `\`${path}\` has a conflict: solve it and stage it` };
    if (!isOdd(path)) entries.push({ mode, id: commit === undefined ? second : third, path });
  }
  return entries;
};

/** Calls `take` with each object's bytes as git gives them, in the order of `ids`; undefined for one that is not there. */
const readObjects = async (
  git: Git,
  ids: readonly string[],
  take: (nth: number, bytes: Buffer | undefined) => void,
): Promise<Problem | undefined> => {
  let rest: Buffer[] = [];
  let held = 0;
  let needed = 0;
  let nth = 0;
  const read = (): void => {
    const bytes = Buffer.concat(rest);
    let at = 0;
    needed = 0;
    for (let end = bytes.indexOf(10, at); end !== -1; end = bytes.indexOf(10, at)) {
      const [, kind = '', size = ''] = bytes.subarray(at, end).toString().split(' ');
      const isThere = kind === 'blob';
      const next = isThere ? end + 1 + Number(size) + 1 : end + 1;
      if (next > bytes.length) {
        needed = next - at;
        break;
      }
      take(nth, isThere ? bytes.subarray(end + 1, next - 1) : undefined);
      nth += 1;
      at = next;
    }
    rest = [bytes.subarray(at)];
    held = bytes.length - at;
  };
  const answer = await git.call(['cat-file', '--batch'], {
    input: ids.map((id) => `${id}\n`).join(''),
    take: (piece) => {
      rest.push(piece);
      held += piece.length;
      if (held >= needed) read();
    },
  });
  if (answer.code !== 0) return { problem: `git cannot read the files: ${complaintOf(answer)}` };
  return nth === ids.length ? undefined : { problem: 'git cannot read the files' };
};

/** What a file of Git LFS begins with, where git does not put the file itself in its place. */
const pointer = 'version https://git-lfs.github.com/spec/';

interface Filling {
  readonly root: string;
  readonly env: Env;
  readonly links: { readonly path: string; readonly target: string }[];
  readonly notes: string[];
  /** Directories that are there. */
  readonly made: Set<string>;
}

/** Writes a file where none is; one that cannot be written is told. */
const put = (path: string, bytes: Uint8Array, { made, notes }: Filling): void => {
  try {
    const directory = dirname(path);
    if (!made.has(directory)) mkdirSync(directory, { recursive: true });
    made.add(directory);
    writeFileSync(path, bytes, { flag: 'wx' });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    notes.push(`a file of the other side could not be written: ${error instanceof Error ? error.message : ''}`);
  }
};

const addSubmodule = async (git: Git, { id, path }: Entry, prefix: string, filling: Filling): Promise<void> => {
  const directory = join(git.directory, path);
  if (!existsSync(join(directory, '.git'))) return;
  const inner = await gitBelow(directory, filling.env);
  const failure = 'problem' in inner ? inner : await addTree(inner, id, `${prefix}${path}/`, filling);
  if (failure !== undefined)
    filling.notes.push(`the submodule \`${prefix}${path}\` could not be read as of then: ${failure.problem}`);
};

/** Writes the files of a commit, or of the index, below `prefix`. */
const addTree = async (
  git: Git,
  commit: string | undefined,
  prefix: string,
  filling: Filling,
): Promise<Problem | undefined> => {
  const entries = await entriesOf(git, commit);
  if ('problem' in entries) return entries;
  const files = entries.filter(({ mode, path }) => mode !== submodule && !unread.test(path));
  let missing = 0;
  let large = 0;
  const problem = await readObjects(
    git,
    files.map(({ id }) => id),
    (nth, bytes) => {
      const { mode = '', path = '' } = files[nth] ?? {};
      const at = join(filling.root, prefix, path);
      if (bytes === undefined) missing += 1;
      else if (mode === link) filling.links.push({ path: at, target: bytes.toString() });
      else {
        if (bytes.subarray(0, pointer.length).toString() === pointer) large += 1;
        put(at, bytes, filling);
      }
    },
  );
  if (problem !== undefined) return problem;
  if (missing > 0) return { problem: `git cannot read the files: ${notInClone}` };
  if (large > 0) filling.notes.push(`${large} of the files as of then are kept in Git LFS, and not read`);
  for (const entry of entries) if (entry.mode === submodule) await addSubmodule(git, entry, prefix, filling);
  return undefined;
};

/** True in directories whose files no run reads, unless they are named as such. */
const isForeign = (path: string): boolean => /(?:^|\/)(?:\.git|node_modules|\.terraform\/providers)(?:\/|$)/.test(path);

/** So many files that git ignores are looked at. */
const mostIgnored = 50_000;

/** The names in a directory; none of one that cannot be read. */
const namesIn = (directory: string): readonly string[] => {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
};

/**
 * Takes along what git is told to ignore, and no revision holds: it is the same on both sides. Modules that Terraform
 * installed are such files, values of variables, and exports that setups include. Links are not: they lead elsewhere.
 */
const addIgnored = async (git: Git, { root, notes }: Filling): Promise<void> => {
  const answer = await git.call(['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z']);
  let count = 0;
  const add = (path: string): void => {
    if (count >= mostIgnored || isForeign(path)) return;
    count += 1;
    const from = join(git.directory, path);
    const what = lstatSync(from, { throwIfNoEntry: false });
    if (what?.isDirectory() === true) for (const name of namesIn(from)) add(`${path}/${name}`);
    if (what?.isFile() !== true || !isWanted(from)) return;
    try {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      copyFileSync(from, join(root, path));
    } catch (error) {
      // It is gone, or not to be read.
      if (!isSystemError(error)) throw error;
    }
  };
  for (const path of textsOf(answer)) add(path.replace(/\/$/, ''));
  if (count >= mostIgnored)
    notes.push(`git ignores more than ${mostIgnored} files here, and not all of them were read`);
};

const addLinks = ({ links }: Filling): void => {
  // After all files, so that none of them is written through a link.
  for (const { path, target } of links) {
    try {
      mkdirSync(dirname(path), { recursive: true });
      symlinkSync(target, path);
    } catch (error) {
      // Not every system has links, and not for everybody.
      if (!isSystemError(error)) throw error;
    }
  }
};

/** Writes the files of a commit, or of the index where none is given, into a temporary directory. */
export const mirror = async (git: Git, commit: string | undefined, env: Env): Promise<Mirror | Problem> => {
  const root = mkdtempSync(join(tmpdir(), 'iamlint-'));
  const interrupted = (signal: NodeJS.Signals): void => {
    remove();
    process.kill(process.pid, signal);
  };
  const remove = (): void => {
    for (const signal of signals) process.removeListener(signal, interrupted);
    rmSync(root, { recursive: true, force: true });
  };
  for (const signal of signals) process.once(signal, interrupted);
  try {
    // Ignore files hold from the root of a repository on: this says where it is.
    mkdirSync(join(root, '.git'));
    const filling: Filling = { root, env, links: [], notes: [], made: new Set() };
    const problem = await addTree(git, commit, '', filling);
    if (problem !== undefined) {
      remove();
      return problem;
    }
    await addIgnored(git, filling);
    addLinks(filling);
    return { root, notes: [...new Set(filling.notes)], remove };
  } catch (error) {
    remove();
    if (!isSystemError(error)) throw error;
    return { problem: `the files of the other side cannot be written: ${error instanceof Error ? error.message : ''}` };
  }
};
