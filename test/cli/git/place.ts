import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rules } from '../../../rules/index.ts';
import { lint } from '../../../src/lint.ts';
import { builtIn } from '../../../src/cli/dependencies.ts';
import { run } from '../../../src/cli/run.ts';
import { inFolder } from '../command.ts';

/** Whether git is there to be asked. */
export const hasGit = spawnSync('git', ['--version']).status === 0;

/** What is said of tests that need it, where it is not. */
export const skipped = 'SKIPPED: nothing is asked of git, because git is not installed';

/** The environment of git and of the command: no config but the repository's own. */
const plainEnv = (folder: string): Readonly<Record<string, string>> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
});

/** A line of JSON for a policy. */
const policy = (nth: number, role: string): string =>
  JSON.stringify({
    id: `8a24e2e5-5d6b-4a43-9a5b-${String(nth).padStart(12, '0')}`,
    type: 'access',
    subjects: [{ attributes: [{ name: 'iam_id', value: `IBMid-11000${nth}AB1Z` }] }],
    roles: [{ role_id: `crn:v1:bluemix:public:iam::::role:${role}` }],
    resources: [
      {
        attributes: [
          { name: 'accountId', value: '791f5fb10986423e97aa8512f18b7e65' },
          { name: 'serviceName', value: 'kms' },
        ],
      },
    ],
  });

/**
 * An export with these policies, one on each line from line 2 on, each with a finding of `unknown-role`; one without a finding
 * ends it, so that the line of none changes with what follows it.
 */
export const exported = (...policies: readonly number[]): string =>
  `{"policies":[\n${policies.map((nth) => `${policy(nth, 'Viewr')},\n`).join('')}${policy(0, 'Viewer')}\n]}\n`;

/** What a run ends with. */
export interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The findings, as `file:line`. */
  readonly at: readonly string[];
  readonly leftOut: number | undefined;
}

/** A repository in a directory of its own. */
export interface Place {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  /** git with something to read from standard input. */
  readonly feed: (input: string, ...args: readonly string[]) => string;
  readonly write: (name: string, text: string) => void;
  readonly remove: (name: string) => void;
  readonly move: (from: string, to: string) => void;
  readonly commit: () => void;
  /** Lints with the one rule, in the repository's root or a directory below it. */
  readonly iamlint: (...argv: readonly string[]) => Promise<Told>;
  readonly iamlintIn: (
    below: string,
    env: Readonly<Record<string, string>>,
    ...argv: readonly string[]
  ) => Promise<Told>;
}

const noInput: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

interface Written {
  readonly findings: readonly { readonly location: { readonly file: string; readonly line: number } }[];
  readonly summary: { readonly left_out?: number };
}

const read = (out: string): Written => (out.startsWith('{') ? JSON.parse(out) : { findings: [], summary: {} });

const placeIn = (folder: string): Place => {
  const env = plainEnv(join(folder, '..'));
  const feed: Place['feed'] = (input, ...args) =>
    execFileSync('git', args, { cwd: folder, env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  const git: Place['git'] = (...args) => feed('', ...args);
  const iamlintIn: Place['iamlintIn'] = async (below, more, ...argv) => {
    let out = '';
    let err = '';
    const io = {
      out: async (text: string) => void (out += text),
      err: async (text: string) => void (err += text),
      stdin: () => noInput,
      env: { ...env, ...more },
      now: () => new Date('2026-06-01T12:00:00Z'),
      cwd: join(folder, below),
      terminal: undefined,
      watched: () => false,
    };
    const code = await run(
      ['lint', '-r', 'unknown-role', '-f', 'json', '--no-ci', '--undecided', 'error', ...argv],
      io,
      {
        ...builtIn,
        lint,
        rules: async () => rules,
      },
    );
    const { findings, summary } = read(out);
    const at = findings.map(({ location: { file, line } }) => `${file}:${line}`);
    return { code, out, err, at, leftOut: summary.left_out };
  };
  return {
    folder,
    git,
    feed,
    write: (name, text) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    },
    remove: (name) => rmSync(join(folder, name), { recursive: true }),
    move: (from, to) => renameSync(join(folder, from), join(folder, to)),
    commit: () => {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'change');
    },
    iamlintIn,
    iamlint: (...argv) => iamlintIn('.', {}, ...argv),
  };
};

/** Calls `use` with a repository whose first commit, on `main`, holds some files. */
export const inRepository = (
  files: Readonly<Record<string, string>>,
  use: (place: Place) => Promise<void>,
): Promise<void> =>
  inFolder({}, async (folder) => {
    const work = join(folder, 'work');
    mkdirSync(work);
    const place = placeIn(work);
    place.git('init', '--quiet', '--initial-branch=main');
    for (const [name, text] of Object.entries(files)) place.write(name, text);
    if (Object.keys(files).length > 0) place.commit();
    await use(place);
  });
