import type { MissingFact } from '../access/decide/decision.ts';
import { explainFact } from '../access/decide/explain.ts';
import type { Snippet } from '../snippet/snippet.ts';
import type { Place } from '../source/place.ts';
import type { Account } from '../account/model/account.ts';
import type { Subject } from '../account/model/subject.ts';
import { subjectNames } from '../rule-api/names.ts';
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

const factOf = (fact: MissingFact, again: AskAgain | undefined): OpenFact => {
  const explained = explainFact(fact);
  if (fact.kind !== 'resource') return explained;
  return {
    text: `it depends on the target: ${policyName(fact.policy)} is for \`${fact.attribute}=${fact.value}\``,
    place: explained.place,
    obtain: isOne(fact.value) ? again?.(`${fact.attribute}=${fact.value}`) : undefined,
  };
};

const eachOnce = (facts: readonly OpenFact[]): readonly OpenFact[] => [
  ...new Map(facts.map((fact) => [fact.text, fact])).values(),
];

/** Facts in words, each once; what a policy is kept to is asked for by the question that this would decide. */
export const openFacts = (facts: readonly MissingFact[], again?: AskAgain): readonly OpenFact[] =>
  eachOnce(facts.map((fact) => factOf(fact, again)));

/** The same about one of many subjects, in words that are the same for all of whom the same is missing. */
export const openFactsOfMany = (
  facts: readonly MissingFact[],
  { id }: Subject,
  account: Account,
  again: AskAgain,
): readonly OpenFact[] => {
  const name = subjectNames(account);
  const impersonal = (fact: MissingFact): OpenFact => {
    if (fact.kind === 'membership') {
      const group = name({ kind: 'access_group', id: fact.group });
      const text = fact.dynamic ? `dynamic rules may add them to ${group}` : `not all members of ${group} are known`;
      return { ...explainFact(fact), text };
    }
    if (fact.kind !== 'not given' || fact.of !== id) return factOf(fact, again);
    return fact.extent === 'policies'
      ? { ...explainFact({ ...fact, of: undefined }), text: 'no list of their policies is in the input' }
      : explainFact({ ...fact, of: undefined });
  };
  return eachOnce(facts.map(impersonal));
};
