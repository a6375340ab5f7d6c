import type { Ignore } from 'ignore';
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { forward, isWithin } from './name.ts';
import { isCostly, withoutBraces } from './pattern.ts';
import { fill, withUnresolved } from './regular-file.ts';

/**
 * What is left out below `root`. Immutable: `extended` gives new rules. All patterns stand in one list, each anchored to
 * its file's directory, so that as in git the last one that matches decides, wherever it stands.
 */
export interface IgnoreRules {
  readonly root: string;
  /** None as long as there is no pattern: most directories have none, and the library need not be loaded. */
  readonly matcher: Ignore | undefined;
}

/** Larger ignore files are not read: nobody writes them. */
const maxSize = 1_000_000;

/**
 * The rules that hold for a directory from outside: those of the files named `fileNames` in the directories above it, up
 * to the root of its git repository, or else to the working directory.
 */
export const rulesAbove = async (
  directory: string,
  cwd: string,
  fileNames: readonly string[],
): Promise<IgnoreRules> => {
  const above = directoriesAbove(directory, cwd);
  let rules: IgnoreRules = { root: above[0] ?? directory, matcher: undefined };
  for (const each of above) rules = await extended(rules, each, fileNames);
  return rules;
};

/** The rules with those of a directory's own ignore files added. */
export const extended = async (
  rules: IgnoreRules,
  directory: string,
  fileNames: readonly string[],
): Promise<IgnoreRules> => {
  const prefix = forward(relative(rules.root, directory));
  const lines = fileNames.flatMap((name) => linesOf(join(directory, name)));
  return added(
    rules,
    lines.flatMap((line) => anchored(line, prefix)),
  );
};

/** The rules of patterns from config: the syntax of ignore files, and braces, seen from `directory`. */
export const rulesOf = (directory: string, patterns: readonly string[]): Promise<IgnoreRules> =>
  added(
    { root: directory, matcher: undefined },
    patterns.flatMap(withoutBraces).flatMap((pattern) => anchored(pattern.replace(/^\.\//, '/'), '')),
  );

/** True where the rules leave a path out; a directory's is given as such, since patterns may end in `/`. */
export const isIgnored = ({ root, matcher }: IgnoreRules, path: string, isDirectory: boolean): boolean => {
  if (matcher === undefined) return false;
  const name = forward(relative(root, path));
  return name !== '' && !name.startsWith('../') && matcher.ignores(isDirectory ? `${name}/` : name);
};

const added = async (rules: IgnoreRules, patterns: readonly string[]): Promise<IgnoreRules> => {
  if (patterns.length === 0) return rules;
  const { default: ignore } = await import('ignore');
  const matcher = ignore();
  if (rules.matcher !== undefined) matcher.add(rules.matcher);
  return { root: rules.root, matcher: matcher.add(patterns) };
};

/** A line of an ignore file as a pattern seen from the root; nothing for a comment or a blank line. */
export const anchored = (line: string, prefix: string): readonly string[] => {
  if (/^!?[/\s]*$/.test(line) || line.startsWith('#') || isCostly(line)) return [];
  if (prefix === '') return [line];
  const negated = line.startsWith('!');
  // `\!` and `\#` only keep the first character from being special, which it no longer is behind a directory.
  const pattern = line.slice(negated ? 1 : 0).replace(/^\\(?=[!#])/, '');
  const base = prefix.replace(/[\\*?[\]!#]/g, '\\$&').replace(/ (?=\/|$)/g, '\\ ');
  const isAnchored = pattern.replace(/\/\s*$/, '').includes('/');
  const below = isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return [`${negated ? '!' : ''}/${base}/${below}`];
};

/** The lines of an ignore file; none where it cannot be read. */
export const linesOf = (path: string): readonly string[] => {
  try {
    return withUnresolved(path, (descriptor, stats) => {
      if (!stats.isFile() || stats.size > maxSize) return [];
      const bytes = new Uint8Array(stats.size);
      return new TextDecoder().decode(bytes.subarray(0, fill(descriptor, bytes))).split(/\r?\n/);
    });
  } catch {
    // Nearly every directory has no such file, and one that cannot be read says nothing.
    return [];
  }
};

/** From the root of the git repository down to the parent; without a repository, from the working directory. */
export const directoriesAbove = (directory: string, cwd: string): readonly string[] => {
  const up: string[] = [];
  let each = directory;
  while (!existsSync(join(each, '.git'))) {
    const parent = dirname(each);
    if (parent === each) {
      return isWithin(directory, cwd) ? up.slice(0, up.indexOf(cwd) + 1).toReversed() : [];
    }
    up.push(parent);
    each = parent;
  }
  return up.toReversed();
};
