import { remember } from '../../source/once.ts';
import type { Account } from '../../account/model/account.ts';
import { isCertain, type Uncertain } from '../../account/model/certainty.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Policy } from '../../account/model/policy.ts';

/** Why the things with an id may not be there, by id; those that are there are absent. */
export type Doubts = ReadonlyMap<string, ReadonlySet<string>>;

/** Collects the doubts on whatever may hold access: identities, groups, and instances by their GUIDs. */
export const doubtsOf = ({ serviceIds, groups, profiles, engines }: Account): Doubts => {
  const doubts = new Map<string, Set<string>>();
  const note = (id: string | undefined, { uncertainBecause }: Uncertain): void => {
    if (id !== undefined && uncertainBecause !== undefined) {
      remember(doubts, id, () => new Set<string>()).add(uncertainBecause);
    }
  };
  for (const thing of [...serviceIds, ...groups, ...profiles]) note(thing.id, thing);
  for (const engine of engines) {
    note(engine.instance.guid, engine);
    note(engine.instance.guid, engine.instance);
  }
  return doubts;
};

/**
 * Why what is given to somebody may not be given. What hangs on the same as the one who gets it is there whenever that one
 * is, and of others nothing is asked.
 */
export const doubtFor = (
  { uncertainBecause }: Uncertain,
  holder: string | undefined,
  doubts: Doubts,
): string | undefined =>
  uncertainBecause === undefined || (holder !== undefined && doubts.get(holder)?.has(uncertainBecause) === true)
    ? undefined
    : uncertainBecause;

/** Whom a policy is for: the subject, or the instance that an authorization names; undefined where it is not told by an id. */
export const holderOf = (policy: Policy): string | undefined => {
  if (policy.type === 'access') return isUnknown(policy.subject) ? undefined : policy.subject.id;
  if (isUnknown(policy.source)) return undefined;
  const instance = policy.source.attributes.find(({ name }) => name === 'serviceInstance')?.value;
  return typeof instance === 'string' ? instance : undefined;
};

/**
 * The account with the policies and memberships only that are there whenever those are whom they are for: what is held
 * against each other has to be there together.
 */
export const withoutDoubt = (account: Account): Account => {
  const { policies, authorizations, memberships } = account;
  if (policies.every(isCertain) && authorizations.every(isCertain) && memberships.every(isCertain)) return account;
  const doubts = doubtsOf(account);
  const isThere = (policy: Policy): boolean => doubtFor(policy, holderOf(policy), doubts) === undefined;
  return {
    ...account,
    policies: policies.filter(isThere),
    authorizations: authorizations.filter(isThere),
    memberships: memberships.filter(
      (one) => doubtFor(one, isUnknown(one.member) ? undefined : one.member.id, doubts) === undefined,
    ),
  };
};
