/** Remembers the first answer of `find`. */
export const once = <Value>(find: () => Value): (() => Value) => {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: find() }).value;
};

/** Remembers each answer of `find`, also the answer that there is none. */
export const oncePerKey = <Value>(find: (key: string) => Value): ((key: string) => Value) => {
  const known = new Map<string, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: find(key) };
    known.set(key, found);
    return found.value;
  };
};
