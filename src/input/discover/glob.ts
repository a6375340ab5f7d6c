import { resolve } from 'node:path';
import { whatIsAt } from './what.ts';

export interface GlobbedFile {
  readonly path: string;
  readonly real: string;
}

/**
 * The files that a glob matches below `base`, in the order of their paths. Links to directories are not followed: `**`
 * would go round in them. `node_modules` and `.git` are met only where the pattern names them.
 */
export const globFiles = async (
  pattern: string,
  base: string,
  not: readonly string[] = [],
): Promise<readonly GlobbedFile[]> => {
  const { globby } = await import('globby');
  const never = ['node_modules', '.git'].filter((name) => !pattern.split('/').includes(name));
  const paths = await globby(pattern, {
    cwd: base,
    expandDirectories: false,
    expandNegationOnlyPatterns: false,
    // With true, links to files would be left out.
    onlyFiles: false,
    followSymbolicLinks: false,
    suppressErrors: true,
    extglob: false,
    ignore: [...never.map((name) => `**/${name}/**`), ...not],
  });
  return paths.toSorted().flatMap((name) => {
    const path = resolve(base, name);
    const what = whatIsAt(path);
    return what.is === 'file' && what.regular ? [{ path, real: what.real }] : [];
  });
};
