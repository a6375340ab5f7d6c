/** Where a script is, as it works that out itself: `$(dirname "$0")`, `$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)`. */
import { dirname } from 'node:path';
import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import { lookUp, isListed, type Frames } from './scope.ts';
import { isHole, pathOf, soleHole, type Hole, type Text } from './text.ts';

/** The path of a file or a directory, which is another one wherever the script is put. */
export const pathHole = (path: string, variable: string, range: Range): Hole => ({
  hole: unknown(`\`${variable}\` depends on where the script is`),
  tag: `path:${path}`,
  variable,
  path,
  range,
});

/** The directory of what a text names, where it is known where that is. */
export const directoryOf = (text: Text, variable: string, range: Range): Text | undefined => {
  const path = text.some((part) => isHole(part) && part.path !== undefined) ? pathOf(text) : undefined;
  return path === undefined ? undefined : [pathHole(dirname(path), variable, range)];
};

/** The directory that the script is in after `cd`; undefined where it is not known. */
export const currentDirectory = (frames: Frames): string | undefined => {
  const held = lookUp(frames, 'PWD');
  return held === undefined || isListed(held) ? undefined : soleHole(held)?.path;
};
