import type { Account } from '../../account/model/account.ts';
import type { Coverage, Knowledge } from '../../account/model/knowledge.ts';
import type { Condition, Policy } from '../../account/model/policy.ts';
import { declaredBy, withPlaces } from '../../account/model/unresolved.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Place } from '../../source/place.ts';
import { isProblem, problem, type Problem } from '../problem.ts';
import { readSubject } from '../who.ts';
import type { Fact } from './access-test.ts';

/** Why a fact cannot be assumed, and where it stands. */
export interface Unassumable extends Problem {
  readonly place: Place;
}

const known = (coverage: Coverage): Coverage => ({ everything: true, of: coverage.of });

const withComplete = ({ knowledge, ...account }: Account, complete: readonly string[]): Account => {
  const { policies, authorizations, members } = knowledge;
  const all: Knowledge = {
    ...knowledge,
    ...(complete.includes('policies') ? { policies: known(policies), authorizations: known(authorizations) } : {}),
    ...(complete.includes('members') ? { members: known(members) } : {}),
  };
  return { ...account, knowledge: all };
};

/** True for a condition that asks for nothing but the time. */
const isOfTime = (condition: Condition): boolean =>
  'join' in condition ? condition.of.every(isOfTime) : condition.key.includes('environment.attributes.');

const isCalled =
  (name: string) =>
  ({ id, address }: Policy): boolean =>
    id === name ||
    (address !== undefined && (address === name || (declaredBy(address) ?? withPlaces(address)) === name));

/** The policy as it is where it is there and its times are now; a problem where more is open of it. */
const activated = <One extends Policy>(policy: One, name: string): One | Problem => {
  const { condition, refusedBecause } = policy;
  if (refusedBecause !== undefined)
    return problem(`\`${name}\` cannot be assumed to be active: IAM refuses it, ${refusedBecause}`);
  if (condition !== undefined && (isUnknown(condition) || !isOfTime(condition)))
    return problem(
      `\`${name}\` cannot be assumed to be active: it is for resources by a condition, and only conditions on time can be assumed to hold`,
    );
  return { ...policy, deleted: false, condition: undefined, uncertainBecause: undefined };
};

const replaced = <One extends Policy>(policies: readonly One[], name: string): readonly One[] | Problem => {
  const changed: One[] = [];
  for (const policy of policies) {
    const next = isCalled(name)(policy) ? activated(policy, name) : policy;
    if ('problem' in next) return next;
    changed.push(next);
  }
  return changed;
};

const policiesIn = ({ policies, authorizations }: Account): readonly Policy[] => [...policies, ...authorizations];

const withActive = (
  accounts: readonly Account[],
  name: string,
  dormant: Account | undefined,
): readonly Account[] | Problem => {
  const [holder, another] = accounts.filter((account) => policiesIn(account).some(isCalled(name)));
  if (holder === undefined) {
    return dormant !== undefined && policiesIn(dormant).some(isCalled(name))
      ? problem(
          `\`${name}\` cannot be assumed to be active: with these variables there is no instance of it, give them others with \`--var\``,
        )
      : problem(`there is no policy \`${name}\`: name one by its id, or by the address of its Terraform resource`);
  }
  if (another !== undefined)
    return problem(
      `\`${name}\` cannot be assumed to be active: several accounts of the input have it, say which under \`account\``,
    );
  const policies = replaced(holder.policies, name);
  if ('problem' in policies) return policies;
  const authorizations = replaced(holder.authorizations, name);
  if ('problem' in authorizations) return authorizations;
  return accounts.map((account) => (account === holder ? { ...holder, policies, authorizations } : account));
};

const withMember = (
  accounts: readonly Account[],
  fact: Extract<Fact, { readonly group: string }>,
): readonly Account[] | Problem => {
  const member = readSubject(fact.subject, accounts);
  if (isProblem(member)) return member;
  const group = readSubject(fact.group, [member.account]);
  if (isProblem(group)) return group;
  if (group.subject?.kind !== 'access_group') return problem(`\`${fact.group}\` is no access group`);
  if (member.subject === undefined || member.subject.kind === 'access_group')
    return problem(`\`${fact.subject}\` cannot be in an access group: users, service IDs and trusted profiles can`);
  const membership = { group: group.subject.id, member: member.subject, origin: fact.origin };
  return accounts.map((account) =>
    account === member.account ? { ...account, memberships: [...account.memberships, membership] } : account,
  );
};

const withFact = (
  accounts: readonly Account[],
  fact: Fact,
  dormant: Account | undefined,
): readonly Account[] | Problem => {
  if ('complete' in fact) return accounts.map((account) => withComplete(account, fact.complete));
  return 'policy' in fact ? withActive(accounts, fact.policy, dormant) : withMember(accounts, fact);
};

/**
 * The accounts as they are if some facts hold, or why one cannot be assumed.
 * @param dormant policies that are written and not there: they are known by name only
 */
export const assuming = (
  facts: readonly Fact[],
  accounts: readonly Account[],
  dormant: Account | undefined,
): readonly Account[] | Unassumable => {
  let assumed = accounts;
  for (const fact of facts) {
    const next = withFact(assumed, fact, dormant);
    if (isProblem(next)) return { ...next, place: fact.origin };
    assumed = next;
  }
  return assumed;
};
