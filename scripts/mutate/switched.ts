import type { Mutant } from './mutant.ts';

/** A mutant with its number in this run. */
export interface Numbered {
  readonly id: number;
  readonly mutant: Mutant;
}

const isWithin = ({ mutant: inner }: Numbered, { mutant: outer }: Numbered): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/**
 * The text of a module that is as it was, and holds mutants besides, each behind a question: `(isMutant(7) ? a : b)`. The
 * mutants are of this module and in the order of `mutantsOf`, so that outer ones come first.
 */
export const withSwitches = (text: string, mutants: readonly Numbered[]): string => {
  const render = (start: number, end: number, inside: readonly Numbered[]): string => {
    const [first] = inside;
    if (first === undefined) return text.slice(start, end);
    const { mutant } = first;
    const { start: from, end: to } = mutant;
    const same = inside.filter((each) => each.mutant.start === from && each.mutant.end === to);
    const below = inside.filter((each) => !same.includes(each) && isWithin(each, first));
    const after = inside.filter((each) => !same.includes(each) && !below.includes(each));
    const original = render(from, to, below);
    const left = same.find((each) => each.mutant.isStatement);
    const choices = same
      .filter((each) => !each.mutant.isStatement)
      .map((each) => `isMutant(${each.id}) ? (${each.mutant.to}) : `);
    const expression = choices.length === 0 ? original : `(${choices.join('')}${original})`;
    const switched = left === undefined ? expression : `{ if (!isMutant(${left.id})) ${original} }`;
    return text.slice(start, from) + switched + render(to, end, after);
  };
  return render(0, text.length, mutants);
};
