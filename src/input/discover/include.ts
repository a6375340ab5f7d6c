import { realpathSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { Origin } from '../../source/place.ts';
import type { SourceFile } from '../../source/source.ts';
import type { Discovered } from './discover.ts';
import { globFiles } from './glob.ts';
import { rulesOf } from './ignore-rules.ts';
import { liesIn } from './lies-in.ts';
import { isWithin, nameOf } from './name.ts';
import { nearestPath } from './nearest-path.ts';
import { isCostly, isGlob } from './pattern.ts';
import { reasonOf } from './reason.ts';
import { walk } from './walk.ts';
import { whatIsAt } from './what.ts';

/**
 * The files that an `include` of a setup means: a file, a directory or a glob, seen from the setup's directory
 * (`baseDir`, absolute). What lies neither below that nor below the working directory, by its path or through links, is refused
 * unless allowed: a setup is somebody's file, and must not have others of the machine read. A refusal, or a pattern that leads to
 * nothing, is an `unresolved-reference` at `origin`.
 */
export const expandInclude = async (
  pattern: string,
  baseDir: string,
  cwd: string,
  allowOutside: boolean,
  origin: Origin,
): Promise<Discovered> => {
  const allowed = [cwd, resolve(baseDir)];
  const isAllowed = (path: string, real: string): boolean => allowOutside || liesIn(path, real, allowed);
  const failed = (message: string): Discovered => ({
    files: [],
    problems: [diagnostic('unresolved-reference', origin, message)],
    skipped: [],
  });

  const path = resolve(baseDir, pattern);
  const isPattern = isGlob(pattern) && whatIsAt(path).is === 'missing';
  const start = isPattern ? startOf(pattern, baseDir) : path;
  const isInside = allowed.some((directory) => isWithin(start, directory));
  if (!allowOutside && (!isInside || (isPattern && climbs(pattern)))) return failed(outside(pattern));
  const what = whatIsAt(start);
  if (what.is === 'unreadable') return failed(`\`${pattern}\` cannot be read: ${reasonOf(what.code)}`);
  if (what.is === 'missing') {
    const near = isPattern ? undefined : await nearestPath(path);
    const seen = near === undefined ? what : whatIsAt(near);
    const matches = near !== undefined && 'real' in seen && isAllowed(near, seen.real);
    const hint = matches ? `: did you mean \`${nameOf(near, baseDir)}\`?` : '';
    return failed(`there is no file or directory \`${pattern}\`, relative to this setup${hint}`);
  }
  if (!isAllowed(start, what.real)) return failed(outside(pattern));

  if (isPattern) {
    if (isCostly(pattern)) return failed('this pattern has too many stars or braces: write several simpler ones');
    const found = await globFiles(globPart(pattern), start);
    if (found.length === 0) return failed(`the pattern \`${pattern}\` matches no file, relative to this setup`);
    const inside = found.filter((file) => isAllowed(file.path, file.real));
    return {
      files: inside.map((file) => named(file.path, cwd)),
      problems: inside.length < found.length ? failed(outside(pattern)).problems : [],
      skipped: [],
    };
  }
  if (what.is === 'file') return { files: [named(path, cwd)], problems: [], skipped: [] };
  const walked = await walk(path, what.real, {
    cwd,
    realCwd: realpathSync.native(cwd),
    ignored: await rulesOf(cwd, []),
    entered: new Set(),
  });
  if (walked.files.length + walked.problems.length === 0) return failed(`\`${pattern}\` contains no file to read`);
  const { problems, skipped } = walked;
  return { files: walked.files.map((file) => named(file.path, cwd)), problems, skipped };
};

const named = (path: string, cwd: string): SourceFile => ({ name: nameOf(path, cwd), path, given: 'named' });

const outside = (pattern: string): string =>
  `\`${pattern}\` is outside the directory of this setup and the working directory; \`--allow-outside\` allows such includes`;

/** The directory that a pattern starts from: its parts before the first that is a glob. */
const startOf = (pattern: string, baseDir: string): string => {
  const parts = pattern.split('/');
  return resolve(baseDir, parts.slice(0, parts.findIndex(isGlob)).join('/') || (isAbsolute(pattern) ? '/' : '.'));
};

const globPart = (pattern: string): string => {
  const parts = pattern.split('/');
  return parts.slice(parts.findIndex(isGlob)).join('/');
};

/** True where a pattern names a parent directory, or the root, behind its first glob character. */
const climbs = (pattern: string): boolean => /(?:^|[/{,(|])\.\.(?:[/},)|]|$)|[{,]\//.test(globPart(pattern));
