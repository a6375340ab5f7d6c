import type { Locate } from '../../input/parse/parsed.ts';
import type { Range } from '../../source/place.ts';
import { pathKey } from './command/places.ts';

/** Finds paths below commands among ranges by path, as `pathKey` writes it. */
export const locateIn =
  (ranges: ReadonlyMap<string, Range>): Locate =>
  (wanted) =>
    wanted.map(({ path }) => {
      for (let length = path.length; length > 0; length -= 1) {
        const found = ranges.get(pathKey(path.slice(0, length)));
        if (found !== undefined) return found;
      }
      return { start: 0, end: 0 };
    });
