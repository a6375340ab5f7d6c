import { dirname } from 'node:path';
import { whatIsAt } from '../input/discover/what.ts';
import type { SourceFile } from '../source/source.ts';
import type { ReadContext } from './readers/context.ts';
import { emptyReading, type Include, type Reading } from './reading.ts';

interface Included {
  /** Files that no path and no include led to before. */
  readonly files: readonly SourceFile[];
  /** Files that were met in a walk, by the names they have there. A setup that includes them names them. */
  readonly met: readonly SourceFile[];
  readonly reading: Reading;
}

/** Where the file at a path really is, so that no other spelling of it is read again. */
const realOf = (path: string): string => {
  const what = whatIsAt(path);
  return 'real' in what ? what.real : path;
};

/** Finds the files that setups include. */
export const createIncluder = (
  discovered: readonly SourceFile[],
  { cwd, allowOutside }: ReadContext,
): ((include: Include, from: SourceFile) => Promise<Included>) => {
  let taken: Map<string, SourceFile> | undefined;
  return async ({ pattern, origin }, from) => {
    const { expandInclude } = await import('../input/discover/include.ts');
    const { files, problems, skipped } = await expandInclude(pattern, dirname(from.path), cwd, allowOutside, origin);
    const known = (taken ??= new Map(discovered.map((file) => [realOf(file.path), file])));
    const fresh: SourceFile[] = [];
    const met: SourceFile[] = [];
    for (const file of files) {
      const real = realOf(file.path);
      const before = known.get(real);
      if (before === undefined) fresh.push(file);
      else if (before.given === 'found') met.push(before);
      known.set(real, { ...(before ?? file), given: 'named' });
    }
    const unread = problems.length === 0 ? [] : [{ why: `the include \`${pattern}\` could not be read`, origin }];
    return { files: fresh, met, reading: { ...emptyReading, problems, skipped, unread } };
  };
};
