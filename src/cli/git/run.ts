import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { isSystemError } from '../../input/discover/reason.ts';

/** Why git could not answer, as a sentence for people. */
export interface Problem {
  readonly problem: string;
}

/** How a call of git ended. */
export interface Answer {
  readonly code: number;
  /** All that it wrote to standard output; nothing where somebody took the pieces. */
  readonly out: Buffer;
  readonly err: string;
}

export interface CallOptions {
  /** What it reads from standard input. */
  readonly input?: string | undefined;
  /** Takes what git writes, piece by piece; otherwise it is kept. */
  readonly take?: ((piece: Buffer) => void) | undefined;
}

/** git in one directory. */
export interface Git {
  readonly directory: string;
  readonly call: (args: readonly string[], options?: CallOptions) => Promise<Answer>;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Settings that go before those of the repository, whose config may be a stranger's: none has git start a program, and none
 * changes what the answers look like.
 */
const settings: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=true',
  'diff.autoRefreshIndex=true',
  'protocol.allow=never',
];

/** Variables that change the answers. Those that say which repository is meant stay: a hook gets them from git. */
const unwanted: readonly string[] = [
  'GIT_EXTERNAL_DIFF',
  'GIT_DIFF_OPTS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
];

/** Variables that say which repository is meant, and are another one's in a submodule. */
const ofRepository: readonly string[] = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

const without = (env: Env, names: readonly string[]): Env =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));

const environment = (env: Env): Env => ({
  ...without(env, unwanted),
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
});

/**
 * Where git is: looked up in the absolute directories of `PATH` alone, since some systems look into the working directory
 * first, which is what is linted.
 */
const findGit = ({ PATH, Path }: Env): string | undefined => {
  const names = ['git', 'git.exe'];
  const places = (PATH ?? Path ?? '').split(delimiter).filter((directory) => isAbsolute(directory));
  return places
    .flatMap((directory) => names.map((name) => join(directory, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
};

const start = (
  program: string,
  args: readonly string[],
  cwd: string,
  env: Env,
  { input, take }: CallOptions,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, shell: false, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
    const pieces: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => (take === undefined ? void pieces.push(piece) : take(piece)));
    child.stderr.on('data', (piece: Buffer) => void complaints.push(piece));
    // It may end before it has read all of its input; how it ended says the rest.
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
    child.on('error', (error) =>
      isSystemError(error) ? resolve({ code: 127, out: Buffer.alloc(0), err: error.message }) : reject(error),
    );
    child.on('close', (code) =>
      resolve({ code: code ?? 1, out: Buffer.concat(pieces), err: Buffer.concat(complaints).toString() }),
    );
  });

/** The texts of an answer whose texts end in NUL. */
export const textsOf = ({ out }: Pick<Answer, 'out'>): readonly string[] => out.toString().split('\0').slice(0, -1);

/** An answer of one line, without its end. */
export const lineOf = ({ out }: Pick<Answer, 'out'>): string => out.toString().replace(/\r?\n$/, '');

/** Of a clone that was made with a filter, and holds no more than what was checked out. */
export const notInClone = 'some of them are not in this clone, and nothing is fetched: clone without `--filter`';

/** What git complained about, in one line. */
export const complaintOf = ({ err, code }: Answer): string => {
  if (/promisor remote|unable to read [0-9a-f]{40}/.test(err)) return notInClone;
  const [first = ''] = err.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('warning:'));
  return first.replace(/^(?:fatal|error): /, '') || `it ended with the code ${code}`;
};

/** The filters that configs define: git would run them to compare a file of the disk. */
const filtersOf = async (git: Git): Promise<readonly string[]> => {
  const answer = await git.call(['config', '--null', '--name-only', '--get-regexp', '^filter\\.']);
  return [...new Set(textsOf(answer).map((key) => key.replace(/\.[^.]*$/, '')))];
};

const asFlags = (all: readonly string[]): readonly string[] => all.flatMap((setting) => ['-c', setting]);

/**
 * git in a directory. It is called without a shell, runs no program that a repository's config names, opens no connection and
 * writes nothing into the repository.
 */
export const gitIn = async (directory: string, env: Env): Promise<Git | Problem> => {
  const program = findGit(env);
  if (program === undefined) return { problem: 'git is needed to tell what changed, and it is not installed' };
  const variables = environment(env);
  const gitWith = (flags: readonly string[]): Git => ({
    directory,
    call: (args, options = {}) =>
      start(program, ['--no-pager', '--literal-pathspecs', ...flags, ...args], directory, variables, options),
  });
  const filters = await filtersOf(gitWith(asFlags(settings)));
  // A setting on the command line ends its name at the first `=`.
  const odd = filters.find((name) => name.includes('='));
  if (odd !== undefined)
    return { problem: `git is not asked, since its config has a filter with an odd name: \`${odd}\`` };
  const off = filters.flatMap((name) =>
    ['clean=', 'smudge=', 'process=', 'required=false'].map((set) => `${name}.${set}`),
  );
  return gitWith(asFlags([...settings, ...off]));
};

/** git in a submodule: which repository the environment means does not hold there. */
export const gitBelow = (directory: string, env: Env): Promise<Git | Problem> =>
  gitIn(directory, without(env, ofRepository));
