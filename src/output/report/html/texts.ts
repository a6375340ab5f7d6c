import type { TextIndex } from './data.ts';

/** Keeps each text once. */
export interface Texts {
  readonly index: (text: string) => TextIndex;
  /** All of them, in the order of their indexes. */
  readonly all: () => readonly string[];
}

export const createTexts = (): Texts => {
  const indexes = new Map<string, number>();
  return {
    index: (text) => {
      const index = indexes.get(text) ?? indexes.size;
      indexes.set(text, index);
      return index;
    },
    all: () => [...indexes.keys()],
  };
};
