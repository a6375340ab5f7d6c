import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gitBelow, complaintOf, textsOf, type Git, type Problem } from './run.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Lines from the first to the last, counted from 1. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** What changed in a file: all of it, or these lines. */
export type Change = 'all' | readonly Lines[];

/** Two sides of one repository: what is between them changed. */
interface Comparison {
  readonly git: Git;
  /** What `git diff` is to compare: revisions, or `--cached`. */
  readonly sides: readonly string[];
  /** The directory of the submodule in front of its paths, with a `/` behind it; empty for the repository itself. */
  readonly prefix: string;
}

/** A file whose lines are still to be asked for. */
interface Edited {
  readonly comparison: Comparison;
  /** Its path in its repository, with that of before where it was renamed. */
  readonly paths: readonly string[];
}

/** What changed, by paths from the root of the repository. */
export interface Changes {
  readonly whole: ReadonlySet<string>;
  readonly edited: ReadonlyMap<string, Edited>;
  readonly deleted: readonly string[];
  readonly notes: readonly string[];
}

/** What makes the answers of `git diff` independent of configs, and starts no program of theirs. */
const diffFlags: readonly string[] = [
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--find-renames',
  // git would start another one in each submodule, with the config of that.
  '--ignore-submodules=dirty',
  '--submodule=short',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

const ofSubmodule = '160000';

interface RawChange {
  readonly status: string;
  readonly modes: readonly [old: string, now: string];
  readonly oldId: string;
  readonly newId: string;
  readonly old: string;
  readonly path: string;
}

/** How many lines a file gained and lost; `-` for one that holds no text. */
type Counts = ReadonlyMap<string, string>;

/** Reads what `--raw --numstat -z` gives: first a row for each file, then the counts of each. */
const readChanges = (texts: readonly string[]): { readonly rows: readonly RawChange[]; readonly counts: Counts } => {
  const rows: RawChange[] = [];
  const counts = new Map<string, string>();
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    if (text.startsWith(':')) {
      const [oldMode = '', newMode = '', oldId = '', newId = '', status = ''] = text.slice(1).split(' ');
      const old = texts[at + 1] ?? '';
      const isMoved = /^[RC]/.test(status);
      at += isMoved ? 2 : 1;
      rows.push({ status: status.charAt(0), modes: [oldMode, newMode], oldId, newId, old, path: texts[at] ?? '' });
    } else {
      const [added = '', removed = '', path = ''] = text.split('\t');
      if (path === '') at += 2;
      // A name may hold tabs.
      const name = path === '' ? (texts[at] ?? '') : text.slice(added.length + removed.length + 2);
      counts.set(name, `${added} ${removed}`);
    }
  }
  return { rows, counts };
};

/** The submodules that the index names, by path. */
const submodulesOf = async (git: Git): Promise<ReadonlyMap<string, string>> =>
  new Map(
    textsOf(await git.call(['ls-files', '--stage', '-z']))
      .filter((text) => text.startsWith(ofSubmodule))
      .map((text) => [text.slice(text.indexOf('\t') + 1), text.split(' ')[1] ?? '']),
  );

interface Found {
  readonly whole: Set<string>;
  readonly edited: Map<string, Edited>;
  readonly deleted: string[];
  readonly notes: string[];
}

const addSubmodule = async (
  path: string,
  sides: readonly string[],
  { git, prefix }: Comparison,
  found: Found,
  env: Env,
): Promise<void> => {
  const directory = join(git.directory, path);
  if (!existsSync(join(directory, '.git'))) return;
  const inner = await gitBelow(directory, env);
  const below = `${prefix}${path}/`;
  const failure = 'problem' in inner ? inner : await addChanges({ git: inner, sides, prefix: below }, found, env);
  if (failure === undefined) return;
  found.whole.add(below);
  found.notes.push(`all of the submodule \`${prefix}${path}\` counts as changed: ${failure.problem}`);
};

const addRow = (row: RawChange, counts: Counts, comparison: Comparison, found: Found): void => {
  const path = `${comparison.prefix}${row.path}`;
  const [added, removed] = (counts.get(row.path) ?? '').split(' ');
  if (row.status === 'D') found.deleted.push(path);
  else if (row.status === 'A' || row.status === 'T' || row.status === 'U' || added === '-') found.whole.add(path);
  else if (added !== '0' || removed !== '0') found.edited.set(path, { comparison, paths: [row.old, row.path] });
};

/** Adds what changed between two sides, in submodules too; gives why git could not tell. */
const addChanges = async (comparison: Comparison, found: Found, env: Env): Promise<Problem | undefined> => {
  const { git, sides, prefix } = comparison;
  const answer = await git.call(['diff', ...diffFlags, '--raw', '--numstat', '--no-abbrev', '-z', ...sides, '--']);
  if (answer.code !== 0) return { problem: `git cannot compare the files: ${complaintOf(answer)}` };
  const { rows, counts } = readChanges(textsOf(answer));
  // Of revisions or the index alone, what lies on the disk is no part.
  const isOfDisk = sides.length === 1 && sides[0] !== '--cached';
  const modules = new Map<string, readonly string[]>();
  if (isOfDisk) {
    const others = await git.call(['ls-files', '--others', '--exclude-standard', '-z']);
    if (others.code !== 0) return { problem: `git cannot list what is new: ${complaintOf(others)}` };
    for (const path of textsOf(others)) found.whole.add(`${prefix}${path}`);
    for (const [path, id] of await submodulesOf(git)) modules.set(path, [id]);
  }
  for (const row of rows) {
    const [before, now] = row.modes;
    if (now !== ofSubmodule) addRow(row, counts, comparison, found);
    else if (before !== ofSubmodule) {
      found.whole.add(`${prefix}${row.path}/`);
      modules.delete(row.path);
    } else modules.set(row.path, isOfDisk ? [row.oldId] : [row.oldId, row.newId]);
  }
  for (const [path, ends] of modules) await addSubmodule(path, ends, comparison, found, env);
  return undefined;
};

/**
 * What changed between two sides: a revision and the disk (`[revision]`), or HEAD and the index (`['--cached']`). On the disk,
 * files that git does not know are changed as a whole, unless git is told to ignore them.
 */
export const changesOf = async (git: Git, sides: readonly string[], env: Env): Promise<Changes | Problem> => {
  const found: Found = { whole: new Set(), edited: new Map(), deleted: [], notes: [] };
  return (await addChanges({ git, sides, prefix: '' }, found, env)) ?? found;
};

/**
 * Whether the disk holds what the index does, and nothing else but what git ignores. Submodules, and files that git was told
 * not to look at, are not known to.
 */
export const isAsStaged = async (git: Git): Promise<boolean> => {
  const entries = textsOf(await git.call(['ls-files', '-v', '--stage', '-z']));
  if (!entries.every((entry) => entry.startsWith('H ') && !entry.startsWith(ofSubmodule, 2))) return false;
  for (const words of [
    ['diff', ...diffFlags, '--name-only', '-z', '--'],
    ['ls-files', '--others', '--exclude-standard', '-z'],
  ]) {
    const { code, out } = await git.call(words);
    if (code !== 0 || out.length > 0) return false;
  }
  return true;
};

/** The name in a line `+++ b/name`; git quotes what is odd as C does, and ends a name with a blank in it by a tab. */
const nameIn = (line: string): string | undefined => {
  const text = line.slice('+++ '.length).replace(/[\t\r]$/, '');
  if (!text.startsWith('"')) return text.startsWith('b/') ? text.slice(2) : undefined;
  const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' };
  const bytes = text
    .slice(1, -1)
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, letter: string) =>
      octal === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
    );
  const name = Buffer.from(bytes, 'latin1').toString();
  return name.startsWith('b/') ? name.slice(2) : undefined;
};

const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * The lines that a patch without context adds or touches, by name. Where lines are only taken out, those before and behind
 * them are touched.
 */
const linesIn = (patch: string): ReadonlyMap<string, readonly Lines[]> => {
  const found = new Map<string, Lines[]>();
  let own: Lines[] = [];
  let left = 0;
  for (const line of patch.split('\n')) {
    // The text of a hunk may look like anything.
    if (left > 0) {
      if (!line.startsWith('\\')) left -= 1;
      continue;
    }
    const head = hunk.exec(line);
    if (head !== null) {
      const [, removed = '1', start = '1', added = '1'] = head;
      const first = Number(start);
      left = Number(removed) + Number(added);
      own.push(added === '0' ? { first, last: first + 1 } : { first, last: first + Number(added) - 1 });
    } else if (line.startsWith('+++ ')) {
      const name = nameIn(line);
      own = [];
      if (name !== undefined) found.set(name, own);
    }
  }
  return found;
};

/** So many paths go into one call: what a command line holds is limited. */
const batch = 100;

/** What changed in those of some files where anything did, by paths from the root of the repository. */
export const changesIn = async (
  { whole, edited }: Changes,
  files: readonly string[],
): Promise<ReadonlyMap<string, Change> | Problem> => {
  const found = new Map<string, Change>();
  const asked = new Map<Comparison, (readonly [file: string, paths: readonly string[]])[]>();
  for (const file of new Set(files)) {
    const edit = edited.get(file);
    const isBelow = [...file.matchAll(/\//g)].some(({ index }) => whole.has(file.slice(0, index + 1)));
    if (isBelow || whole.has(file)) found.set(file, 'all');
    else if (edit !== undefined)
      asked.set(edit.comparison, [...(asked.get(edit.comparison) ?? []), [file, edit.paths]]);
  }
  for (const [{ git, sides, prefix }, list] of asked) {
    for (let at = 0; at < list.length; at += batch) {
      const paths = new Set(list.slice(at, at + batch).flatMap(([, each]) => each));
      const answer = await git.call([
        'diff',
        ...diffFlags,
        '--patch',
        '--unified=0',
        '--inter-hunk-context=0',
        ...sides,
        '--',
        ...paths,
      ]);
      if (answer.code !== 0) return { problem: `git cannot compare the files: ${complaintOf(answer)}` };
      for (const [name, lines] of linesIn(answer.out.toString('latin1'))) found.set(`${prefix}${name}`, lines);
    }
  }
  // A file that git gave no lines of, such as one that changed in between, is not passed over.
  for (const list of asked.values()) for (const [file] of list) if (!found.has(file)) found.set(file, 'all');
  return found;
};
