import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Config } from '../../config/config.ts';
import { likenessMark, withFingerprints } from '../../finding/fingerprint.ts';
import { isWithin } from '../../input/discover/name.ts';
import { isGlob } from '../../input/discover/pattern.ts';
import { isWanted } from '../../input/discover/walk.ts';
import type { LintRequest, LintResult } from '../../lint.ts';
import type { LocatedFinding } from '../../output/locate/locate.ts';
import type { Location } from '../../output/locate/location.ts';
import { applyBaseline, type Baseline } from '../../output/suppress/baseline.ts';
import type { Io } from '../io.ts';
import { changesIn, changesOf, isAsStaged, type Change, type Changes } from './changes.ts';
import { mirror } from './mirror.ts';
import { baseOf, openRepository, type Base, type Repository } from './repository.ts';
import type { Problem } from './run.ts';

/** Which findings are asked for: those in lines that changed, on the disk or in the index, or those that are new. */
export interface Since {
  readonly what: 'changed' | 'staged' | 'new';
  /** The revision to compare with; undefined: what a build server says, or the default branch. */
  readonly base: string | undefined;
}

/** A run, and what else is to be said of it. */
export interface Narrowed {
  readonly result: LintResult;
  readonly messages: readonly string[];
}

type Lint = (request: LintRequest) => Promise<LintResult>;

/** A path from the root of a repository as git spells it; undefined for one outside. */
const fromRoot = (root: string, path: string): string | undefined => {
  const from = relative(root, path);
  return isWithin(path, root) && !isAbsolute(from) ? from.split(sep).join('/') : undefined;
};

/** The paths by which git may know a file: as it is named, and where links lead to. */
const pathsOf = (file: string, cwd: string, root: string): readonly string[] => {
  const path = resolve(cwd, file);
  const named = fromRoot(root, path);
  const real = existsSync(path) ? fromRoot(realpathSync.native(root), realpathSync.native(path)) : undefined;
  return [...new Set([named, real])].filter((each) => each !== undefined);
};

/** The last line of a place whose end, which is exclusive, may be the start of the next line. */
const lastLine = ({ line, endLine, endColumn }: Location): number =>
  endColumn === 1 && endLine > line ? endLine - 1 : endLine;

const isTouched = (place: Location, change: Change): boolean =>
  change === 'all' || change.some(({ first, last }) => place.line <= last && lastLine(place) >= first);

const placesOf = ({ location, related }: LocatedFinding): readonly Location[] => [
  location,
  ...related.map((each) => each.location),
];

/** Findings whose place or evidence lies in what changed. */
const inChanges = async (
  findings: readonly LocatedFinding[],
  changes: Changes,
  cwd: string,
  root: string,
): Promise<readonly LocatedFinding[] | Problem> => {
  const names = new Map<string, readonly string[]>();
  for (const { file } of findings.flatMap(placesOf)) if (!names.has(file)) names.set(file, pathsOf(file, cwd, root));
  const changed = await changesIn(changes, [...names.values()].flat());
  if ('problem' in changed) return changed;
  const isIn = (place: Location): boolean =>
    (names.get(place.file) ?? []).some((path) => isTouched(place, changed.get(path) ?? []));
  return findings.filter((finding) => placesOf(finding).some(isIn));
};

/** `origin/main (1a2b3c4d5e)` */
const nameOf = ({ name, commit }: Base): string => {
  const short = commit.slice(0, 10);
  return commit.startsWith(name) ? short : `${name} (${short})`;
};

const count = (number: number, one: string, many: string): string => (number === 1 ? `1 ${one}` : `${number} ${many}`);

/** What is said where findings were left out that a deleted file may be the cause of. */
const ofDeleted = ({ deleted }: Changes, { report }: LintResult): readonly string[] => {
  const { length } = deleted.filter(isWanted);
  return length === 0 || (report.summary.leftOut ?? 0) === 0
    ? []
    : [
        `${count(length, 'file was', 'files were')} deleted: what that causes elsewhere is in no changed line, and \`--new-only\` tells it`,
      ];
};

/** Lints, and keeps what lies in changes; `given` says where the files are. */
const lintChanges = async (
  request: LintRequest,
  changes: Changes,
  root: string,
  only: Pick<NonNullable<LintRequest['only']>, 'what' | 'since'>,
  lint: Lint,
): Promise<Narrowed | Problem> => {
  let failure: Problem | undefined;
  const keep = async (findings: readonly LocatedFinding[]): Promise<readonly LocatedFinding[]> => {
    const kept = await inChanges(findings, changes, request.cwd, root);
    if (!('problem' in kept)) return kept;
    failure = kept;
    return findings;
  };
  const result = await lint({ ...request, only: { ...only, keep } });
  return failure ?? { result, messages: [...changes.notes, ...ofDeleted(changes, result)] };
};

/** The config, seen from a mirror: where it lies decides what its suppressions are for. */
const movedConfig = (config: Config, from: string, to: string): Config => {
  const inside = config.path === undefined ? undefined : fromRoot(from, config.path);
  return inside === undefined ? config : { ...config, path: join(to, inside) };
};

/** A request whose files are those of a mirror of the repository. */
const moved = (request: LintRequest, { root }: Repository, to: string): LintRequest => {
  const cwd = join(to, relative(root, request.cwd));
  // It may be a directory that was not there.
  mkdirSync(cwd, { recursive: true });
  const place = (path: string): string => (isAbsolute(path) ? relative(request.cwd, path) || '.' : path);
  const { terraform, baseline, config } = request;
  const varFile = (path: string): string =>
    existsSync(resolve(cwd, place(path))) ? place(path) : resolve(request.cwd, path);
  return {
    ...request,
    cwd,
    paths: request.paths.map((path) => (path.startsWith('!') ? path : place(path))),
    config: movedConfig(config, root, to),
    ...(baseline === undefined ? {} : { baseline: resolve(request.cwd, baseline) }),
    ...(terraform === undefined ? {} : { terraform: { ...terraform, varFiles: terraform.varFiles.map(varFile) } }),
  };
};

const isThere = (path: string, cwd: string): boolean => isGlob(path) || existsSync(resolve(cwd, path));

const lintStaged = async (
  request: LintRequest,
  repository: Repository,
  io: Io,
  lint: Lint,
): Promise<Narrowed | Problem> => {
  const changes = await changesOf(repository.git, ['--cached'], io.env);
  if ('problem' in changes) return changes;
  const only = { what: 'staged', since: 'HEAD' } as const;
  // To write all files anew takes longer than to lint them.
  if (await isAsStaged(repository.git)) return lintChanges(request, changes, repository.root, only, lint);
  const index = await mirror(repository.git, undefined, io.env);
  if ('problem' in index) return index;
  try {
    const inside = moved(request, repository, index.root);
    const missing = inside.paths.find(
      (path, nth) => !isThere(path, inside.cwd) && isThere(request.paths[nth] ?? '', request.cwd),
    );
    if (missing !== undefined)
      return { problem: `\`${missing}\` is not staged: \`git add\` it, or leave \`--staged\` out` };
    const run = await lintChanges(inside, changes, index.root, only, lint);
    return 'problem' in run ? run : { ...run, messages: [...index.notes, ...run.messages] };
  } finally {
    index.remove();
  }
};

const nothingKnown: Baseline = { entries: [] };

/** The findings of a commit, as a baseline has them. */
const findingsAt = async (
  request: LintRequest,
  repository: Repository,
  { commit }: Base,
  io: Io,
  lint: Lint,
): Promise<{ readonly known: Baseline; readonly notes: readonly string[] } | Problem> => {
  const before = await mirror(repository.git, commit, io.env);
  if ('problem' in before) return before;
  try {
    const inside = { ...moved(request, repository, before.root), baseline: undefined, clock: undefined };
    const paths = inside.paths.filter((path) => isThere(path, inside.cwd));
    if (paths.length === 0 && inside.paths.length > 0) return { known: nothingKnown, notes: before.notes };
    const { report } = await lint({ ...inside, paths });
    const entries = withFingerprints(report.findings).map((finding) => ({
      rule: finding.rule,
      file: finding.location.file,
      fingerprint: finding.fingerprint,
      likeness: likenessMark(finding),
    }));
    return { known: { entries }, notes: before.notes };
  } finally {
    before.remove();
  }
};

const lintNew = async (
  request: LintRequest,
  repository: Repository,
  base: Base,
  io: Io,
  lint: Lint,
): Promise<Narrowed | Problem> => {
  const before = await findingsAt(request, repository, base, io, lint);
  if ('problem' in before) return before;
  const keep = async (findings: readonly LocatedFinding[]): Promise<readonly LocatedFinding[]> => {
    const kept = applyBaseline(findings, before.known, () => true).left;
    const marks = new Set(kept.map(({ fingerprint }) => fingerprint));
    return findings.filter(({ fingerprint }) => marks.has(fingerprint ?? ''));
  };
  const result = await lint({ ...request, only: { what: 'new', since: nameOf(base), keep } });
  return { result, messages: [...base.notes, ...before.notes] };
};

const flagOf: Readonly<Record<Since['what'], string>> = { changed: '--changed', staged: '--staged', new: '--new-only' };

/**
 * Lints the whole set, and reports what is asked for: findings whose place or evidence lies in lines that changed, or those
 * that the other side does not have.
 */
export const lintSince = async (
  request: LintRequest,
  { what, base: asked }: Since,
  io: Io,
  lint: Lint,
): Promise<Narrowed | Problem> => {
  const flag = flagOf[what];
  const repository = await openRepository(request.cwd, io.env, flag);
  if ('problem' in repository) return repository;
  const outside = request.paths.find(
    (path) => !path.startsWith('!') && !isWithin(resolve(request.cwd, path), repository.root),
  );
  if (outside !== undefined)
    return { problem: `\`${outside}\` lies outside of the repository: git cannot tell what changed there` };
  if (what === 'staged') return lintStaged(request, repository, io, lint);
  const base = await baseOf(repository, asked, io.env, flag);
  if ('problem' in base) return base;
  if (what === 'new') return lintNew(request, repository, base, io, lint);
  const changes = await changesOf(repository.git, [base.commit], io.env);
  if ('problem' in changes) return changes;
  const run = await lintChanges(request, changes, repository.root, { what, since: nameOf(base) }, lint);
  return 'problem' in run ? run : { ...run, messages: [...base.notes, ...run.messages] };
};
