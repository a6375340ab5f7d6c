import { basename, dirname, join, relative, resolve } from 'node:path';
import { anchored, directoriesAbove, linesOf } from './ignore-rules.ts';
import { forward, isWithin, nameOf } from './name.ts';
import { withoutBraces } from './pattern.ts';
import { ignoreFiles, isWanted, never } from './walk.ts';

/** A pattern, and where it is written. */
interface Marked {
  readonly pattern: string;
  readonly mark: string;
}

const lastOf = async (root: string, patterns: readonly Marked[], path: string): Promise<string | undefined> => {
  const name = forward(relative(root, path));
  if (patterns.length === 0 || name === '' || name.startsWith('../')) return undefined;
  const { default: ignore } = await import('ignore');
  return ignore().add(patterns).test(name).rule?.mark;
};

/**
 * Why a walk through its directory would not lint a file, with the pattern that says so and its line; undefined where it
 * would. `excludes` are patterns of the config and the command line, which hold for a file that is named, too.
 * @param path absolute
 */
export const whyIgnored = async (
  path: string,
  cwd: string,
  excludes: readonly string[],
): Promise<{ readonly why: string; readonly evenNamed: boolean } | undefined> => {
  const own = excludes.flatMap((pattern) =>
    withoutBraces(pattern)
      .flatMap((each) => anchored(each.replace(/^\.\//, '/'), ''))
      .map((each) => ({ pattern: each, mark: `\`ignore\` of the config or \`--ignore\` excludes it: \`${pattern}\`` })),
  );
  const excluded = await lastOf(cwd, own, path);
  if (excluded !== undefined) return { why: excluded, evenNamed: true };

  const directory = dirname(path);
  const directories = [...directoriesAbove(directory, cwd), directory];
  const root = directories[0] ?? directory;
  const written = directories.flatMap((each) =>
    ignoreFiles.flatMap((name) =>
      linesOf(join(each, name)).flatMap((line, nth) =>
        anchored(line, forward(relative(root, each))).map((pattern) => ({
          pattern,
          mark: `\`${nameOf(resolve(each, name), cwd)}:${nth + 1}\` excludes it: \`${line.trim()}\``,
        })),
      ),
    ),
  );
  const ignored = await lastOf(root, written, path);
  if (ignored !== undefined) return { why: ignored, evenNamed: false };

  const below = isWithin(path, cwd) ? forward(relative(cwd, directory)).split('/') : [];
  const closed = below.find((name) => never.has(name));
  if (closed !== undefined) return { why: `\`${closed}/\` is not entered: ${never.get(closed)}`, evenNamed: false };
  return isWanted(path)
    ? undefined
    : { why: `directories are not searched for files named as \`${basename(path)}\``, evenNamed: false };
};
