/** A value as JSON and YAML documents hold it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** True for a mapping: not for a list, not for null. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for a list. */
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/**
 * The value under an own key of a mapping, or undefined: `__proto__` and `constructor` are keys like any other, never
 * what JavaScript keeps behind them. Under any name but `__proto__` mappings inherit functions only, which no document
 * holds; to look at that instead of asking `Object.hasOwn` makes folding a large export much quicker.
 */
export const get = (value: Json | undefined, key: string): Json | undefined => {
  if (!isObject(value)) return undefined;
  if (key === '__proto__') return Object.hasOwn(value, key) ? value[key] : undefined;
  const found = value[key];
  return typeof found === 'function' ? undefined : found;
};

/** The text under a key, or undefined where there is none or it is not text. */
export const textAt = (value: Json | undefined, key: string): string | undefined => {
  const found = get(value, key);
  return typeof found === 'string' ? found : undefined;
};

/** The boolean under a key, or undefined. */
export const flagAt = (value: Json | undefined, key: string): boolean | undefined => {
  const found = get(value, key);
  return typeof found === 'boolean' ? found : undefined;
};

/** The number under a key, or undefined; a number written as text counts. */
export const numberAt = (value: Json | undefined, key: string): number | undefined => {
  const found = get(value, key);
  if (typeof found === 'number') return found;
  return typeof found === 'string' && /^\d{1,15}$/.test(found) ? Number(found) : undefined;
};

/** The list under a key; an empty list where there is none. */
export const listAt = (value: Json | undefined, key: string): readonly Json[] => {
  const found = get(value, key);
  return isList(found) ? found : [];
};

/** The texts of the list under a key; other items are left out. */
export const textsAt = (value: Json | undefined, key: string): readonly string[] =>
  listAt(value, key).filter((item) => typeof item === 'string');
