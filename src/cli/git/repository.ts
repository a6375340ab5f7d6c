import { resolve } from 'node:path';
import { complaintOf, gitIn, lineOf, type Git, type Problem } from './run.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The repository that a working directory lies in. */
export interface Repository {
  /** git at the root of the worktree. */
  readonly git: Git;
  /** Absolute, spelled as the working directory is. */
  readonly root: string;
}

/** A commit to compare with. */
export interface Base {
  readonly commit: string;
  /** What people call it: `origin/main`. */
  readonly name: string;
  /** What has to be known to judge the comparison. */
  readonly notes: readonly string[];
}

/** The repository around `cwd`; `flag` is what needs one. */
export const openRepository = async (cwd: string, env: Env, flag: string): Promise<Repository | Problem> => {
  const git = await gitIn(cwd, env);
  if ('problem' in git) return git;
  const up = await git.call(['rev-parse', '--show-cdup']);
  if (up.code !== 0) {
    if (up.err.includes('not a git repository'))
      return { problem: `\`${flag}\` needs a git repository, and the working directory lies in none` };
    if (up.err.includes('dubious ownership'))
      return {
        problem: `git does not trust this repository, which belongs to somebody else: \`git config --global --add safe.directory DIRECTORY\` has it trust its directory`,
      };
    return { problem: `\`${flag}\` cannot ask git: ${complaintOf(up)}` };
  }
  const root = resolve(cwd, lineOf(up));
  const atRoot = root === cwd ? git : await gitIn(root, env);
  return 'problem' in atRoot ? atRoot : { git: atRoot, root };
};

/** The commit that a revision means; undefined where there is none in this clone. */
export const commitOf = async (git: Git, revision: string): Promise<string | undefined> => {
  // A revision holds no NUL, and what begins with `-` is a flag.
  if (revision.includes('\0') || revision.startsWith('-')) return undefined;
  const found = await git.call(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return found.code === 0 ? lineOf(found) : undefined;
};

const isShallow = async (git: Git): Promise<boolean> =>
  lineOf(await git.call(['rev-parse', '--is-shallow-repository'])) === 'true';

/** The first of some revisions that is there. */
const firstOf = async (git: Git, names: readonly string[]): Promise<string | undefined> => {
  for (const name of names) if ((await commitOf(git, name)) !== undefined) return name;
  return undefined;
};

/** What is asked to be compared with: a revision, and what else is said where it is not there. */
interface Wanted {
  readonly revision: string;
  readonly ifMissing: string;
}

const branch = (name: string): readonly string[] => [`refs/remotes/origin/${name}`, `refs/heads/${name}`];

/** `origin/main` of `refs/remotes/origin/main` */
const shortName = (revision: string): string => revision.replace(/^refs\/(?:remotes|heads)\//, '');

/** What a build server compares with, where it says so. */
const wantedByServer = async (git: Git, env: Env): Promise<Wanted | undefined> => {
  const commit = env['CI_MERGE_REQUEST_DIFF_BASE_SHA'] ?? '';
  if (commit !== '')
    return {
      revision: commit,
      ifMissing: ' (`CI_MERGE_REQUEST_DIFF_BASE_SHA`): set `GIT_DEPTH: 0` to have it fetched',
    };
  const target = env['GITHUB_BASE_REF'] ?? '';
  if (target === '') return undefined;
  return {
    revision: (await firstOf(git, branch(target))) ?? `origin/${target}`,
    ifMissing: ' (`GITHUB_BASE_REF`): give `actions/checkout` the input `fetch-depth: 0` to have it fetched',
  };
};

/** The default branch, as the remote says or by one of the usual names. */
const defaultBranch = async (git: Git): Promise<string | undefined> => {
  const head = await git.call(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const named = lineOf(await git.call(['config', '--get', 'init.defaultBranch']));
  const names = ['main', 'master', ...(named === '' ? [] : [named])];
  return firstOf(git, [
    ...(head.code === 0 ? [lineOf(head)] : []),
    ...names.map((name) => `refs/remotes/origin/${name}`),
    ...names.map((name) => `refs/heads/${name}`),
  ]);
};

const isProblem = (found: Wanted | Problem): found is Problem => 'problem' in found;

const wanted = async (git: Git, asked: string | undefined, env: Env, flag: string): Promise<Wanted | Problem> => {
  if (asked !== undefined) {
    const near = (await commitOf(git, `origin/${asked}`)) === undefined ? '' : `: did you mean \`origin/${asked}\`?`;
    const fetched = (await isShallow(git)) ? ': it is shallow, and `git fetch` gets more' : '';
    return { revision: asked, ifMissing: near === '' ? fetched : near };
  }
  const found = await wantedByServer(git, env);
  if (found !== undefined) return found;
  const revision = await defaultBranch(git);
  return revision === undefined
    ? { problem: `which branch is the default one is not known: name what to compare with, as \`${flag}=origin/main\`` }
    : { revision, ifMissing: '' };
};

/**
 * The commit to compare with: where the history of HEAD left that of the revision, so that what others did there since is
 * nobody's change here. Without `asked`, what a build server says or else the default branch is the revision.
 */
export const baseOf = async (
  { git }: Repository,
  asked: string | undefined,
  env: Env,
  flag: string,
): Promise<Base | Problem> => {
  const head = await commitOf(git, 'HEAD');
  if (head === undefined)
    return { problem: `\`${flag}\` has nothing to compare with: this repository has no commit yet` };
  const found = await wanted(git, asked, env, flag);
  if (isProblem(found)) return found;
  const name = shortName(found.revision);
  const tip = await commitOf(git, found.revision);
  if (tip === undefined) return { problem: `there is no commit \`${name}\` in this clone${found.ifMissing}` };
  const common = await git.call(['merge-base', tip, head]);
  if (common.code === 0) return { commit: lineOf(common), name, notes: [] };
  const why = (await isShallow(git)) ? 'in this shallow clone' : 'of the two';
  return {
    commit: tip,
    name,
    notes: [`\`${name}\` itself is compared with: there is no common ancestor of it and HEAD ${why}`],
  };
};
