import { get, isList, isObject, type Json } from '../../../source/json.ts';
import type { Path, Segment } from '../../../source/place.ts';

/**
 * A path in the way of blocks as one into a value of JSON, where a block may stand in a list of blocks or, alone, as
 * itself; as far as the value has it.
 */
export const jsonPath = (value: Json | undefined, path: Path): Path => {
  const found: Segment[] = [];
  let here = value;
  for (const segment of path) {
    if (typeof segment === 'number') {
      if (!isList(here)) {
        // A block that stands alone is the first of its name.
        if (segment === 0 && isObject(here)) continue;
        break;
      }
      if (here[segment] === undefined) break;
      found.push(segment);
      here = here[segment];
      continue;
    }
    if (isList(here)) {
      const at = here.findIndex((item) => get(item, segment) !== undefined);
      if (at === -1) break;
      found.push(at);
      here = here[at];
    }
    const next = get(here, segment);
    if (next === undefined) break;
    found.push(segment);
    here = next;
  }
  return found;
};
