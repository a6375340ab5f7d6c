import type { MissingFact } from '../access/decide/decision.ts';
import { explainFact } from '../access/decide/explain.ts';
import { listNames } from '../source/list-names.ts';
import { shell, type Snippet } from '../snippet/snippet.ts';
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

/** The same question with more said of its target, each as `attribute=value`. */
export type AskAgain = (said: readonly string[]) => Snippet;

/** The flag that names the paths which a question is asked of. */
export const pathFlags = (paths: readonly string[] = []): readonly (string | Snippet)[] =>
  paths.length === 0 ? [] : [shell`--in`, ...paths];

type ResourceFact = Extract<MissingFact, { readonly kind: 'resource' }>;

/** A value that can be said of a target: one, and no pattern. */
const isOne = (value: string): boolean => !/, |[*?`]/.test(value);

/** All that one policy is kept to, of what is not known of the target. */
const keptTo = (first: ResourceFact, facts: readonly ResourceFact[], again: AskAgain | undefined): OpenFact => {
  const its = facts.filter(({ policy }) => policy === first.policy);
  const said = [...new Set(its.map(({ attribute, value }) => `${attribute}=${value}`))];
  return {
    text: `it depends on the target: ${policyName(first.policy)} is for ${listNames(said)}`,
    place: explainFact(first).place,
    obtain: its.every(({ value }) => isOne(value)) ? again?.(said) : undefined,
  };
};

const isOfResource = (fact: MissingFact): fact is ResourceFact => fact.kind === 'resource';

/** Facts in words, each once; what is open of the target, a policy at a time. */
const inWords = (
  facts: readonly MissingFact[],
  explain: (fact: MissingFact) => OpenFact,
  again: AskAgain | undefined,
): readonly OpenFact[] => {
  const ofResource = facts.filter(isOfResource);
  const told = facts.map((fact) => (isOfResource(fact) ? keptTo(fact, ofResource, again) : explain(fact)));
  return [...new Map(told.map((fact) => [`${fact.text} ${fact.obtain?.text ?? ''}`, fact])).values()];
};

/** Facts in words, each once; what a policy is kept to is asked for by the question that this would decide. */
export const openFacts = (facts: readonly MissingFact[], again?: AskAgain): readonly OpenFact[] =>
  inWords(facts, explainFact, again);

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
    if (fact.kind !== 'not given' || fact.of !== id) return explainFact(fact);
    return fact.extent === 'policies'
      ? { ...explainFact({ ...fact, of: undefined }), text: 'no list of their policies is in the input' }
      : explainFact({ ...fact, of: undefined });
  };
  return inWords(facts, impersonal, again);
};
