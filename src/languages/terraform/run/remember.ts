import type { Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';

export type Remember = (key: string, find: () => Value) => Value;

/** Works out each thing once; what leads back to itself is unknown. */
export const remembering = (): Remember => {
  const known = new Map<string, Value>();
  return (key, find) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, unknown('this leads back to itself'));
    const value = find();
    known.set(key, value);
    return value;
  };
};
