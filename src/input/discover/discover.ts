import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import { startOf } from '../../source/place.ts';
import type { Skipped, SourceFile } from '../../source/source.ts';
import { globFiles } from './glob.ts';
import { isIgnored, rulesOf } from './ignore-rules.ts';
import { forward, nameOf } from './name.ts';
import { nearestPath } from './nearest-path.ts';
import { isGlob } from './pattern.ts';
import { reasonOf } from './reason.ts';
import { isWanted, walk } from './walk.ts';
import type { Walk } from './walk.ts';
import { whatIsAt } from './what.ts';

export interface DiscoverRequest {
  /** Files, directories, globs, and `-` for standard input; a glob that starts with `!` takes away from the others. */
  readonly paths: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  /** What to call standard input; default `<stdin>`. */
  readonly stdinName?: string | undefined;
  /** What is left out, named or not (config), in the syntax of `.gitignore`; braces may be used. Seen from `cwd`. */
  readonly ignore: readonly string[];
  /** Taken for `paths` where these are empty. */
  readonly include: readonly string[];
  /** Files that are named count as met in a directory: whatever is not IAM's is passed over. */
  readonly ignoreUnknown?: boolean | undefined;
}

export interface Discovered {
  /** In the order of their names; no file twice, by whatever links or paths it is reached. */
  readonly files: readonly SourceFile[];
  readonly problems: readonly Finding[];
  /** What was met and is not read. */
  readonly skipped: readonly Skipped[];
}

/** What one path leads to. */
interface Reached {
  readonly file: SourceFile;
  readonly real: string;
}

/** The sources that paths lead to; a finding for each path that leads to none. */
export const discover = async ({
  paths,
  cwd,
  stdinName,
  ignore,
  include,
  ignoreUnknown = false,
}: DiscoverRequest): Promise<Discovered> => {
  const problems: Finding[] = [];
  const skipped: Skipped[] = [];
  const reached: Reached[] = [];
  const asked = paths.length > 0 ? paths : include;
  const missing = (path: string): boolean => whatIsAt(resolve(cwd, path)).is === 'missing';
  const not = asked.filter((path) => path.startsWith('!') && missing(path)).map((path) => path.slice(1));
  const ignored = await rulesOf(cwd, ignore);
  const context: Walk = { cwd, realCwd: realpathSync.native(cwd), ignored, entered: new Set() };

  const reach = (path: string, real: string, given: SourceFile['given']): void => {
    reached.push({ file: { name: nameOf(path, cwd), path, given }, real });
  };

  const reachNamed = (path: string, real: string, regular: boolean): void => {
    const file = nameOf(path, cwd);
    if (isIgnored(ignored, path, false)) {
      skipped.push({ file, reason: excluded });
      if (!ignoreUnknown) problems.push(isExcluded(file));
    } else if (!ignoreUnknown) reach(path, real, 'named');
    else if (regular && !isWanted(path)) skipped.push({ file, reason: 'it is of no form that iamlint reads' });
    else reach(path, real, 'found');
  };

  const reachGlob = async (pattern: string): Promise<void> => {
    const found = (await globFiles(pattern, cwd, not)).filter(({ path }) => !isIgnored(ignored, path, false));
    for (const { path, real } of found) reachNamed(path, real, true);
    if (found.length === 0) problems.push(unreadable(pattern, `the pattern \`${pattern}\` matches no file`));
  };

  for (const asking of asked) {
    if (asking === '-') {
      reached.push({ file: { name: stdinName ?? '<stdin>', path: 'stdin', given: 'named' }, real: 'stdin' });
      continue;
    }
    const path = resolve(cwd, asking);
    const what = whatIsAt(path);
    if (what.is === 'file') reachNamed(path, what.real, what.regular);
    else if (what.is === 'directory') {
      const walked = await walk(path, what.real, context);
      for (const file of walked.files) reach(file.path, file.real, 'found');
      problems.push(...walked.problems);
      skipped.push(...walked.skipped);
    } else if (what.is === 'unreadable') {
      problems.push(unreadable(asking, `\`${forward(asking)}\` cannot be read: ${reasonOf(what.code)}`));
    } else if (!isGlob(asking)) problems.push(await notThere(asking, path, cwd));
    else if (!asking.startsWith('!')) await reachGlob(forward(asking));
  }
  return { files: ordered(reached), problems, skipped };
};

const excluded = '`ignore` of the config, or `--ignore`, excludes it';

/** A word about a file that is named and not read: whoever names one expects to hear of it. */
const isExcluded = (file: string): Finding =>
  diagnostic('skipped-file', startOf(file), `this file was named, and is not linted: ${excluded}`);

const unreadable = (path: string, message: string, help?: string): Finding =>
  diagnostic('unreadable-file', startOf(forward(path)), message, help === undefined ? {} : { help });

const notThere = async (asked: string, path: string, cwd: string): Promise<Finding> => {
  const near = await nearestPath(path);
  const name = forward(asked);
  const message = `there is no file or directory \`${name}\``;
  if (near === undefined) return unreadable(asked, message);
  return unreadable(asked, `${message}: did you mean \`${nameOf(near, cwd)}\`?`);
};

/** Each file once, by its real path, and in the order of names. One that is named counts as named, by that name. */
const ordered = (reached: readonly Reached[]): readonly SourceFile[] => {
  const files = new Map<string, SourceFile>();
  for (const { file, real } of reached) {
    const known = files.get(real);
    if (known === undefined || (known.given === 'found' && file.given === 'named')) files.set(real, file);
  }
  return [...files.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
};
