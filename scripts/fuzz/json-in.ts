import type { Json } from '../../src/source/json.ts';

/** The value of a text of JSON; undefined for any other text. */
export const jsonIn = (text: string): Json | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
