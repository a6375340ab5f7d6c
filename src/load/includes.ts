import { dirname } from 'node:path';
import { whatIsAt } from '../input/discover/what.ts';
import type { SourceFile } from '../source/source.ts';
import type { ReadContext } from './readers/context.ts';
import { emptyReading, type Include, type Reading } from './reading.ts';

interface Included {
  readonly files: readonly SourceFile[];
  readonly reading: Reading;
}

/** Where the file at a path really is, so that no other spelling of it is read again. */
const realOf = (path: string): string => {
  const what = whatIsAt(path);
  return 'real' in what ? what.real : path;
};

/** Finds the files that setups include; none that was discovered or included before. */
export const createIncluder = (
  discovered: readonly SourceFile[],
  { cwd, allowOutside }: ReadContext,
): ((include: Include, from: SourceFile) => Promise<Included>) => {
  let taken: Set<string> | undefined;
  return async ({ pattern, origin }, from) => {
    const { expandInclude } = await import('../input/discover/include.ts');
    const { files, problems, skipped } = await expandInclude(pattern, dirname(from.path), cwd, allowOutside, origin);
    const known = (taken ??= new Set(discovered.map(({ path }) => realOf(path))));
    const isNew = ({ path }: SourceFile): boolean => {
      const real = realOf(path);
      if (known.has(real)) return false;
      known.add(real);
      return true;
    };
    const unread = problems.length === 0 ? [] : [{ why: `the include \`${pattern}\` could not be read`, origin }];
    return { files: files.filter(isNew), reading: { ...emptyReading, problems, skipped, unread } };
  };
};
