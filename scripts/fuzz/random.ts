/** Random choices that are the same for the same seed. */
export interface Random {
  /** A whole number from 0 up to, and without, `below`. */
  readonly below: (below: number) => number;
  /** True once in `of` times, on average. */
  readonly once: (of: number) => boolean;
  /** One of some things; there must be one. */
  readonly pick: <Thing>(things: readonly Thing[]) => Thing;
}

/** Choices by a seed of any two whole numbers: the one of a run of the fuzzer, and the number of an input in it. */
export const randomOf = (seed: number, nth: number): Random => {
  // Mulberry32 (Tommy Ettinger, public domain), whose state is 32 bits that are mixed from both numbers.
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(nth + 1, 0xc2b2ae35)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    once: (of) => below(of) === 0,
    pick: (things) => {
      const [thing] = things.slice(below(things.length));
      if (thing === undefined) throw new Error('there is nothing to pick from');
      return thing;
    },
  };
};
