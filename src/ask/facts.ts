import type { MissingFact } from '../access/decide/decision.ts';
import { explainFact } from '../access/decide/explain.ts';
import type { Snippet } from '../snippet/snippet.ts';
import type { Place } from '../source/place.ts';
import { policyName } from './chain.ts';

/** A fact that would settle an answer, and what to type for it. */
export interface OpenFact {
  readonly text: string;
  readonly place: Place | undefined;
  readonly obtain: Snippet | undefined;
}

/** The same question with one more thing said of its target, `attribute=value`. */
export type AskAgain = (said: string) => Snippet;

/** A value that can be said of a target: one, and no pattern. */
const isOne = (value: string): boolean => !/, |[*?`]/.test(value);

/** Facts in words, each once; what a policy is kept to is asked for by the question that this would decide. */
export const openFacts = (facts: readonly MissingFact[], again?: AskAgain): readonly OpenFact[] => {
  const told = new Map<string, OpenFact>();
  for (const fact of facts) {
    const explained = explainFact(fact);
    const open =
      fact.kind === 'resource'
        ? {
            text: `it depends on the target: ${policyName(fact.policy)} is for \`${fact.attribute}=${fact.value}\``,
            place: explained.place,
            obtain: isOne(fact.value) ? again?.(`${fact.attribute}=${fact.value}`) : undefined,
          }
        : explained;
    if (!told.has(open.text)) told.set(open.text, open);
  }
  return [...told.values()];
};
