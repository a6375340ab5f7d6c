import type { Json } from '../../source/json.ts';
import { get, isList } from '../../source/json.ts';
import type { Path, Segment } from '../../source/place.ts';

/** The path a JSON Pointer names in a value, and what stands there. */
export const follow = (pointer: string, value: Json): { readonly path: Path; readonly found: Json | undefined } => {
  const path: Segment[] = [];
  let found: Json | undefined = value;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isList(found)) {
      path.push(Number(key));
      found = found[Number(key)];
    } else {
      path.push(key);
      found = get(found, key);
    }
  }
  return { path, found };
};
