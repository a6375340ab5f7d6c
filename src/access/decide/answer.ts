import type { MissingFact, Reason } from './decision.ts';

/**
 * Whether something holds: it does, by what; it does not, because of what, the reason to be told first; or that hangs on
 * facts that no input settles. Where nothing is worth telling, `by` and `because` are empty.
 */
export type Answer<By = never, Because = Reason, Fact = MissingFact> =
  | { readonly is: 'yes'; readonly by: readonly By[] }
  | { readonly is: 'no'; readonly because: readonly Because[] }
  | { readonly is: 'unknown'; readonly facts: readonly Fact[] };

export const yes = <By = never>(...by: readonly By[]): Answer<By, never, never> => ({ is: 'yes', by });

export const no = <Because = never>(...because: readonly Because[]): Answer<never, Because, never> => ({
  is: 'no',
  because,
});

/** The answer that only these facts would settle. */
export const dependsOn = <Fact>(...facts: readonly Fact[]): Answer<never, never, Fact> => ({ is: 'unknown', facts });

const byOf = <By>(answer: Answer<By, unknown, unknown>): readonly By[] => (answer.is === 'yes' ? answer.by : []);
const becauseOf = <Because>(answer: Answer<unknown, Because, unknown>): readonly Because[] =>
  answer.is === 'no' ? answer.because : [];
const factsOf = <Fact>(answer: Answer<unknown, unknown, Fact>): readonly Fact[] =>
  answer.is === 'unknown' ? answer.facts : [];

/**
 * Whether all of several things hold. The first that does not decides it, with its reasons; else it hangs on the facts of
 * all that are undecided. All of nothing hold.
 */
export const all = <By, Because, Fact>(answers: readonly Answer<By, Because, Fact>[]): Answer<By, Because, Fact> => {
  const failed = answers.find(({ is }) => is === 'no');
  if (failed !== undefined) return failed;
  return answers.some(({ is }) => is === 'unknown')
    ? { is: 'unknown', facts: answers.flatMap(factsOf) }
    : { is: 'yes', by: answers.flatMap(byOf) };
};

/**
 * Whether any of several things holds: by all that do; else it hangs on the facts of all that are undecided; else none
 * holds, for the reasons of each. Of nothing, none holds.
 */
export const any = <By, Because, Fact>(answers: readonly Answer<By, Because, Fact>[]): Answer<By, Because, Fact> => {
  if (answers.some(({ is }) => is === 'yes')) return { is: 'yes', by: answers.flatMap(byOf) };
  return answers.some(({ is }) => is === 'unknown')
    ? { is: 'unknown', facts: answers.flatMap(factsOf) }
    : { is: 'no', because: answers.flatMap(becauseOf) };
};

/** The same answer, with its reasons and facts in other words. */
export const reworded = <By, Because, Fact, NewBecause, NewFact>(
  answer: Answer<By, Because, Fact>,
  becauseIn: (because: Because) => NewBecause,
  factIn: (fact: Fact) => NewFact,
): Answer<By, NewBecause, NewFact> => {
  if (answer.is === 'yes') return answer;
  return answer.is === 'no'
    ? { is: 'no', because: answer.because.map(becauseIn) }
    : { is: 'unknown', facts: answer.facts.map(factIn) };
};
