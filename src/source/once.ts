/** Remembers the first answer of `find`. */
export const once = <Value>(find: () => Value): (() => Value) => {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: find() }).value;
};

/** Remembers each answer of `find`, also the answer that there is none. */
export const oncePerKey = <Value, Key = string>(find: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: find(key) };
    known.set(key, found);
    return found.value;
  };
};

/** A map, or one that keeps nothing alive. */
interface Memory<Key, Value> {
  readonly get: (key: Key) => Value | undefined;
  readonly set: (key: Key, value: Value) => unknown;
}

/** What a map holds under a key; made and kept where it holds nothing yet. */
export const remember = <Key, Value>(map: Memory<Key, Value>, key: Key, make: () => Value): Value => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
};
