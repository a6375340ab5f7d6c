import type { Account } from '../account/model/account.ts';
import type { PolicyShape } from '../account/model/policy-shape.ts';
import type { AccessPolicy, Authorization, Policy } from '../account/model/policy.ts';
import type { Shapes } from './sort-into-shapes.ts';

/** The policies that can be asked for: of one type, or all. */
export interface PoliciesOf {
  readonly access: AccessPolicy;
  readonly authorization: Authorization;
  readonly all: Policy;
}

/** A policy, and what was found of its shape. */
export interface Matched<Kind extends keyof PoliciesOf, Match> {
  readonly policy: PoliciesOf[Kind];
  readonly match: Match;
}

/**
 * The policies of an account whose shape matches, in their order: `match` is asked once of all policies of a shape, and what
 * it finds goes for each of them; undefined, false and an empty list stand for nothing. It sees what they have in common
 * and no more; what a rule asks of the single policy it asks of those that are yielded. Deleted policies are left out.
 */
export type MatchPolicies = <Kind extends keyof PoliciesOf, Match>(
  account: Account,
  kind: Kind,
  match: (shape: PolicyShape) => Match | false | undefined,
) => Iterable<Matched<Kind, Match>>;

const listsOf: {
  readonly [Kind in keyof PoliciesOf]: (account: Account) => readonly (readonly PoliciesOf[Kind][])[];
} = {
  access: ({ policies }) => [policies],
  authorization: ({ authorizations }) => [authorizations],
  all: ({ policies, authorizations }) => [policies, authorizations],
};

/** The lists of an account that policies are matched in. */
export const policyListsOf = (account: Account): readonly (readonly Policy[])[] => listsOf.all(account);

const isSomething = <Match>(found: Match | false | undefined): found is Match =>
  found !== undefined && found !== false && !(Array.isArray(found) && found.length === 0);

function* matchesIn<Kind extends keyof PoliciesOf, Match>(
  policies: readonly PoliciesOf[Kind][],
  { shapes, of }: Shapes,
  match: (shape: PolicyShape) => Match | false | undefined,
): Iterable<Matched<Kind, Match>> {
  const matches = shapes.map((shape) => {
    const found = match(shape);
    return isSomething(found) ? { match: found } : undefined;
  });
  if (matches.every((found) => found === undefined)) return;
  for (let index = 0; index < of.length; index += 1) {
    const found = matches[of[index] ?? -1];
    const policy = found === undefined ? undefined : policies[index];
    if (found !== undefined && policy !== undefined) yield { policy, match: found.match };
  }
}

/** @param shapesOf the shapes of a list of policies; asked for each list each time */
export const createMatchPolicies = (shapesOf: (policies: readonly Policy[]) => Shapes): MatchPolicies =>
  function* matchPolicies(account, kind, match) {
    for (const policies of listsOf[kind](account)) yield* matchesIn(policies, shapesOf(policies), match);
  };
