import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Io } from '../io.ts';
import { mirror } from './mirror.ts';
import { commitOf, openRepository } from './repository.ts';
import type { Problem } from './run.ts';

/** One of the two things that are compared: files in a directory of their own. */
export interface Side {
  /** Absolute: names of files are relative to it, so that the same file has one name on both sides. */
  readonly cwd: string;
  /** What is read there. */
  readonly paths: readonly string[];
  /** A file of it as people know it. */
  readonly shown: (file: string) => string;
  readonly notes: readonly string[];
  readonly remove: () => void;
}

const nothingToRemove = (): void => undefined;

const onDisk = (path: string, { cwd }: Io): Side => {
  const full = resolve(cwd, path);
  const isDirectory = statSync(full).isDirectory();
  const directory = isDirectory ? full : dirname(full);
  return {
    cwd: directory,
    paths: [isDirectory ? '.' : basename(full)],
    shown: (file) => join(isDirectory ? path : dirname(path), file),
    notes: [],
    remove: nothingToRemove,
  };
};

/** Files as of a revision; without a path, those below the working directory. */
const asOf = async (revision: string, path: string | undefined, io: Io): Promise<Side | Problem> => {
  const repository = await openRepository(io.cwd, io.env, 'iamlint diff');
  if ('problem' in repository) return repository;
  const { git, root } = repository;
  const commit = await commitOf(git, revision);
  if (commit === undefined) return { problem: `there is no commit \`${revision}\` in this clone` };
  const files = await mirror(git, commit, io.env);
  if ('problem' in files) return files;
  // git takes `REV:PATH` from the root of the repository, and `REV:./PATH` from the working directory.
  const isFromHere = path === undefined || /^\.\.?(?:\/|$)/.test(path);
  const full = resolve(files.root, isFromHere ? relative(root, io.cwd) : '', path ?? '.');
  const isInside = full === files.root || full.startsWith(join(files.root, '/'));
  if (!isInside || !existsSync(full)) {
    files.remove();
    return { problem: `there is no \`${path ?? '.'}\` in \`${revision}\`` };
  }
  const side = onDisk(full, io);
  return {
    ...side,
    shown: (file) => `${revision}:${relative(files.root, join(side.cwd, file))}`,
    notes: files.notes,
    remove: files.remove,
  };
};

const readSide = async (word: string, io: Io): Promise<Side | Problem> => {
  if (existsSync(resolve(io.cwd, word))) return onDisk(word, io);
  const colon = word.indexOf(':');
  if (colon > 0) return asOf(word.slice(0, colon), word.slice(colon + 1), io);
  return { problem: `there is no file or directory \`${word}\`; a git revision is written \`REV:PATH\`, or \`A..B\`` };
};

/** The two sides that one or two words name: paths, `REV:PATH`, or both at once as `A..B`. */
export const readSides = async (
  words: readonly string[],
  io: Io,
): Promise<{ readonly before: Side; readonly after: Side } | Problem> => {
  const [first = '', second] = words;
  const dots = first.indexOf('..');
  if (second === undefined && (dots <= 0 || first.startsWith('...', dots)))
    return { problem: 'two sides are compared: name both, or two revisions as `A..B`' };
  const sideOf = (word: string, revision: string): Promise<Side | Problem> =>
    second === undefined ? asOf(revision === '' ? 'HEAD' : revision, undefined, io) : readSide(word, io);
  const before = await sideOf(first, first.slice(0, dots));
  if ('problem' in before) return before;
  const after = await sideOf(second ?? '', first.slice(dots + 2));
  if (!('problem' in after)) return { before, after };
  before.remove();
  return after;
};
