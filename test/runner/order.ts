import { randomOf } from '../../scripts/fuzz/random.ts';

/** The variable of the environment that tells test files in which order their tests run. */
export const orderVariable = 'IAMLINT_TEST_ORDER';

/** The seed of the order that the runner has chosen; undefined, as written, for a file that is run by itself. */
export const orderOfRun = (): number | undefined => {
  const value = process.env[orderVariable];
  return value === undefined ? undefined : Number(value);
};

/** Things in an order that is the same for the same seed and name; as they are, without a seed. */
export const shuffled = <Thing>(things: readonly Thing[], seed: number | undefined, name: string): readonly Thing[] => {
  if (seed === undefined) return things;
  const hash = [...name].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, 7);
  const random = randomOf(seed, hash);
  return things
    .map((thing) => ({ thing, at: random.below(2 ** 32) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
};
